/**
 * What a query in prose may be made of, as rows of words; whatever is not here is refused. No function here makes a text or a
 * list longer than what it is given, or asks a clock, chance, a file, a setting or how equal rows happen to lie.
 */
export const ALLOWED = {
  tables: [
    ...["fact", "area", "inside", "indicator", "applicability", "measure", "duty", "deliverable"],
    ...["target", "share", "period", "due", "source", "limits", "level", "appeal"],
    ...["attainment", "submission", "latest"],
  ],
  functions: [
    ...["abs", "ceil", "floor", "round", "greatest", "least"],
    ...["length", "left", "right", "substr", "substring", "trim", "starts_with", "ends_with", "contains"],
    ...["count", "min", "max", "sum", "avg", "rank", "dense_rank"],
  ],
  types: ["VARCHAR", "BOOLEAN", "INTEGER", "BIGINT", "DECIMAL", "DOUBLE", "DATE"],
};

/**
 * How large a query in prose may be: its characters; its tables and selects, those of a `with` each time they are named; its
 * stars; and from how many columns one of its own may come, through all that it names.
 */
export const SIZE = { characters: 4000, parts: 32, stars: 4, columns: 256 };

/** Operators, as the parser names them. */
export const OPERATORS = ["+", "-", "*", "/", "//", "%", "~~", "!~~", "count_star"];

/** Kinds of expressions, as the parser names them. */
export const EXPRESSIONS = [
  ...["COLUMN_REF", "VALUE_CONSTANT", "STAR", "FUNCTION", "CASE_EXPR", "OPERATOR_CAST", "SUBQUERY"],
  ...["COMPARE_EQUAL", "COMPARE_NOTEQUAL", "COMPARE_LESSTHAN", "COMPARE_GREATERTHAN"],
  ...["COMPARE_LESSTHANOREQUALTO", "COMPARE_GREATERTHANOREQUALTO", "COMPARE_BETWEEN"],
  ...["COMPARE_DISTINCT_FROM", "COMPARE_NOT_DISTINCT_FROM", "COMPARE_IN", "COMPARE_NOT_IN"],
  ...["CONJUNCTION_AND", "CONJUNCTION_OR"],
  ...["OPERATOR_NOT", "OPERATOR_IS_NULL", "OPERATOR_IS_NOT_NULL", "OPERATOR_COALESCE"],
  ...["WINDOW_AGGREGATE", "WINDOW_RANK", "WINDOW_RANK_DENSE"],
];

/** Kinds of everything else in a select, as the parser names them. */
export const PARTS = [
  ...["SELECT_NODE", "SET_OPERATION_NODE", "BASE_TABLE", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY"],
  ...["DISTINCT_MODIFIER", "ORDER_MODIFIER", "LIMIT_MODIFIER"],
  ...["ORDER_DEFAULT", "ASCENDING", "DESCENDING", "DECIMAL_TYPE_INFO"],
];

/** Other words that the parser gives, by the key at which they stand. */
export const WORDS: Record<string, string[]> = {
  ref_type: ["REGULAR", "CROSS"],
  join_type: ["INNER", "LEFT", "RIGHT", "OUTER", "SEMI", "ANTI"],
  start: ["UNBOUNDED_PRECEDING"],
  end: ["CURRENT_ROW_RANGE", "UNBOUNDED_FOLLOWING"],
  exclude_clause: ["NO_OTHER"],
};

/** The keys at which nothing may stand, each with what it would be. */
export const NEVER: Record<string, string> = {
  sample: "a sample",
  at_clause: "a table as it was",
  schema_name: "a schema",
  catalog_name: "a database",
  distinct_on_targets: "distinct on",
  columns: "columns()",
  expr: "columns()",
  replace_list: "a star with other columns",
  rename_list: "a star with other names",
  export_state: "the state of an aggregate",
  arg_orders: "an aggregate of ordered rows",
  ignore_nulls: "ignore nulls",
  start_expr: "a window of so many rows",
  end_expr: "a window of so many rows",
  offset_expr: "an offset",
  default_expr: "a default",
};

/** Columns that DuckDB makes of the clock, of who asks, and of how rows happen to lie. */
export const PSEUDO = [
  ...["rowid", "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp"],
  ...["user", "current_user", "session_user", "current_role", "current_catalog", "current_schema"],
];
