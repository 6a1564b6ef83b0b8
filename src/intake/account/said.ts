/** What stands in brackets above a table, or begins as notes do. */
export const SAID_OF_FIGURES =
  /^[（(].*[）)]$|^(?:附?注|备注|[填制]?[报表]?说明)|^(?:以[上下]|上[述表]|本[表名](?!由)|表[中内]|数据|请勿|各[数地]|其[中余]|另有|第\d+[家项个])/;
/** What speaks of all that stands above it too. */
export const OF_ALL = /以上|上[述表]|本[表名]|表[中内]|更正|订正|勘误/;

export const OF_LIST = new RegExp(`${OF_ALL.source}|其中|除外|第\\d+[家项个行条]`);

/** A line between rows that does no more than name those below it. */
export const NAMES_ROWS = /^\p{Script=Han}{1,12}:?$/u;

/** What a line has that says how figures have moved since earlier ones. */
export const COMPARES = /(?:[比较](?:上年|去年|上季|上期)|同比|环比).*[增减升降提高多少]/;

/** What a title says in brackets at its end: how its figures are counted. */
export const IN_BRACKETS = /\(([^()]+)\)$/;
