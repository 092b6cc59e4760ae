// The Sekisho policy language, version 1 (docs/reference/language.md sections 3 to 5). This file is its only formal definition.
//
// The lexer reads bytes, not characters, so that a token's place is its place in the file; beyond ASCII it knows strings, comments
// and the signs of a few units. A name, a path and a rule's name are one token, dots included: that is what makes words of the
// language free after a dot and `license` free before one. A declaration begins with a word that nothing else may use, so a file
// is cut into declarations before it is parsed, and each is parsed by `entry`.
grammar Policy;

policy : declaration* EOF ;
entry  : only=declaration EOF ;

declaration
  : ofRegime=regime | ofContinues=continues | ofRule=rule_ | ofException=exception_ | ofSuspension=suspension | ofRepeal=repeal
  | ofDefine=define | ofTerm=openTerm | ofInvariant=invariant
  ;

// ---- declarations --------------------------------------------------------------------------------------------------------------

regime       : REGIME name=word clauses+=regimeClause* ;
regimeClause
  : head=TITLE value=text
  | head=AUTHORITY value=text
  | head=JURISDICTION place=word
  | head=TIMEZONE value=text
  | head=SOURCE value=text
  | period=validity | state=standing | note=remark
  ;

continues : CONTINUES REGIME name=word ;

rule_      : RULE name=word title=text? clauses+=ruleClause* ;
ruleClause : demand=effect | given=condition | duty=obligation | period=validity | state=standing | note=remark ;

exception_      : EXCEPTION name=word title=text? TO reach=scope clauses+=exceptionClause* ;
scope           : licenses=LICENSES (WHERE where=expr)? | rules=targets ;
exceptionClause
  : head=LEAVES rest=remainder | given=condition | duty=obligation | period=validity | state=standing | note=remark ;

suspension       : SUSPEND rules=targets branches+=suspensionReading* clauses+=suspensionClause* ;
suspensionReading: READING name=word says=text AS outcome=(HOLDS | NEVER) ;
suspensionClause
  : head=FROM date=readableDate
  | head=UNTIL date=readableDate
  | head=AS name=word
  | state=standing | note=remark
  ;

repeal       : REPEAL rules=targets clauses+=repealClause* ;
repealClause : head=FROM date=readableDate | note=remark ;

define       : DEFINE name=word (LPAREN parameter=word RPAREN)? (AS value=body | branches+=reading+) clauses+=defineClause* ;
defineClause : period=validity | note=remark ;

openTerm       : OPEN TERM name=word (LPAREN parameter=word RPAREN)? clauses+=openTermClause* ;
openTermClause
  : head=ASKS value=text
  | head=GUIDANCE value=text
  | head=PRESUME answer=(TRUE | FALSE) (WHEN when=body)?
  | head=OTHERWISE otherwise=body
  | note=remark
  ;

invariant       : INVARIANT name=word form=(NEVER | ALWAYS) (AT bound=(LEAST | MOST))? level=effectWord WHEN when=body
                  clauses+=remark* ;

// ---- clauses -------------------------------------------------------------------------------------------------------------------

validity : head=EFFECTIVE date=readableDate | head=UNTIL date=readableDate ;
standing : head=STATUS value=(REPORTED | UNVERIFIED | PROPOSED) | head=STATUS IN FORCE | head=DENIED BY by=text ;
remark   : head=ANNOUNCED date=readableDate | head=CITES value=text | head=BECAUSE value=text | head=CONFIDENCE UNVERIFIED ;

condition : head=WHEN value=body | head=UNLESS value=body ;

effect
  : head=PROHIBITS
  | head=REQUIRES license=LICENSE policies+=review*
  | head=REQUIRES notice=NOTICE
  | head=REFER TO why=text
  ;
review     : head=CASE BY CASE | head=PRESUMPTION OF outcome=(APPROVAL | DENIAL) | head=POLICY OF DENIAL ;
remainder  : head=LICENSE policies+=review* | head=REFER (TO why=text)? | level=effectWord ;
effectWord : value=(PERMIT | NOTIFY | REFER | LICENSE | DENY | PROHIBIT) ;

obligation : REQUIRES act=(DOCUMENT | REPORT | REGISTRATION | STATEMENT | CLAUSE | RECORD | CONSENT) name=word what=text
             (WITHIN deadline=text)? ;

targets    : items+=target (COMMA items+=target)* ;
// The parts of a target stand together without blanks: `cn-2025-57.*`, `cn-*.license`.
target     : targetPart+ ;
targetPart : word | NUMBER | DATE | MINUS | STAR | DOT ;

readableDate : date=DATE | branches+=dateReading+ ;
dateReading  : READING name=word says=text AS date=DATE ;

text : strings+=STRING+ ;

// ---- conditions ----------------------------------------------------------------------------------------------------------------

body    : single=expr | branches+=reading+ ;
reading : READING name=word says=text AS value=expr ;

expr
  : op=(NOT | POSSIBLY) operand=expr
  | left=expr op=AND right=expr
  | left=expr op=OR right=expr
  | op=(ANY | EVERY | NO) name=word IN all=ALL? collection=word (WHERE where=expr)?
  | leaf=comparison
  ;

comparison
  : left=term
    ( test=comparator right=term
    | is=IS negated=NOT? state=(KNOWN | MISSING)
    | negated=NOT? relation=IN right=term where=whereClause?
    | negated=NOT? relation=WITHIN right=term (order=(BEFORE | AFTER) anchor=term)?
    | relation=CONTAINS right=term
    | relation=STARTS WITH right=term
    | relation=CLASSIFIED IN right=term where=whereClause?
    | relation=CLASSIFIED inside=WITHIN right=term
    | relation=MATCHES right=term (AT floor=NUMBER (TO ceiling=NUMBER)?)? where=whereClause?
    | relation=OWNED BY (one=ONE OF)? right=term where=whereClause? (AT least=LEAST | MORE_ THAN) threshold=term
      owners=whereClause? (UNLISTED unlisted=UNKNOWN)?
    | relation=UNDER CONTROL OF right=term where=whereClause?
    )?
  ;

comparator
  : op=IS negated=NOT? | op=EQ | op=NE | op=LT | op=LE | op=GT | op=GE | op=LESS THAN | op=MORE_ THAN | AT op=(LEAST | MOST)
  | op=BEFORE | op=AFTER
  ;

// `where` takes the longest condition there is.
whereClause : AS name=word (WHERE where=expr)? | WHERE where=expr ;

term
  : op=MINUS operand=term
  | <assoc=right> left=term op=OF right=term
  | left=term op=(STAR | SLASH) right=term
  | left=term op=(PLUS | MINUS) right=term
  | leaf=atom
  ;

atom
  : number=NUMBER unit=(WORD | PERCENT | UNIT)?
  | string=text
  | date=DATE
  | code=CODE
  | truth=(TRUE | FALSE)
  | open=LPAREN parts+=expr (COMMA parts+=expr)* RPAREN (AS OF date=DATE)?
  | open=LPAREN branches+=reading+ RPAREN
  | function=word LPAREN argument=expr RPAREN
  | path=word
  | ANY OF paths+=word (COMMA paths+=word)*
  | over=aggregate
  ;

aggregate
  : fold=(TOTAL | LARGEST | SMALLEST) OF value=term
    ( OVER name=word IN all=ALL? collection=word (WHERE where=filter)? | (WHERE where=filter)? log=window )
  | fold=COUNT ( OF name=word IN all=ALL? collection=word (WHERE where=filter)? | (WHERE where=filter)? log=window )
  ;

// In an aggregate, `where` takes one comparison or a condition in parentheses.
filter : LPAREN inside=expr RPAREN | bare=comparison ;

window : PER keys+=word (COMMA keys+=word)* WITHIN (CALENDAR calendar=word | amount=NUMBER unit=WORD) ;

// A word of the language that opens no declaration and no clause, and is no operator, is free to be a name.
word
  : WORD | LICENSE | LICENSES | TERM | CASE | NOTICE | DOCUMENT | REPORT | REGISTRATION | STATEMENT | CLAUSE | RECORD | CONSENT
  | PRESUMPTION | POLICY | APPROVAL | DENIAL | PERMIT | NOTIFY | DENY | PROHIBIT | HOLDS | FORCE | REPORTED | UNVERIFIED | PROPOSED
  | BY | WITH | THAN | LEAST | MOST | ONE | ALL | CONTROL | UNLISTED | UNKNOWN | CALENDAR
  ;

// ---- words ---------------------------------------------------------------------------------------------------------------------

REGIME : 'regime' ; CONTINUES : 'continues' ; RULE : 'rule' ; EXCEPTION : 'exception' ; SUSPEND : 'suspend' ; REPEAL : 'repeal' ;
DEFINE : 'define' ; OPEN : 'open' ; INVARIANT : 'invariant' ;

TITLE : 'title' ; AUTHORITY : 'authority' ; JURISDICTION : 'jurisdiction' ; TIMEZONE : 'timezone' ; SOURCE : 'source' ;
ANNOUNCED : 'announced' ; EFFECTIVE : 'effective' ; UNTIL : 'until' ; FROM : 'from' ; STATUS : 'status' ; DENIED : 'denied' ;
CONFIDENCE : 'confidence' ; CITES : 'cites' ; BECAUSE : 'because' ; WHEN : 'when' ; UNLESS : 'unless' ; REQUIRES : 'requires' ;
PROHIBITS : 'prohibits' ; REFER : 'refer' ; LEAVES : 'leaves' ; ASKS : 'asks' ; GUIDANCE : 'guidance' ; PRESUME : 'presume' ;
OTHERWISE : 'otherwise' ; READING : 'reading' ; AS : 'as' ; TO : 'to' ; NEVER : 'never' ; ALWAYS : 'always' ;

IS : 'is' ; NOT : 'not' ; IN : 'in' ; WITHIN : 'within' ; CONTAINS : 'contains' ; STARTS : 'starts' ; CLASSIFIED : 'classified' ;
MATCHES : 'matches' ; OWNED : 'owned' ; UNDER : 'under' ; AND : 'and' ; OR : 'or' ; POSSIBLY : 'possibly' ; ANY : 'any' ;
EVERY : 'every' ; NO : 'no' ; WHERE : 'where' ; OF : 'of' ; OVER : 'over' ; PER : 'per' ; TOTAL : 'total' ; COUNT : 'count' ;
LARGEST : 'largest' ; SMALLEST : 'smallest' ; AT : 'at' ; LESS : 'less' ; MORE_ : 'more' ; BEFORE : 'before' ; AFTER : 'after' ;
KNOWN : 'known' ; MISSING : 'missing' ; TRUE : 'true' ; FALSE : 'false' ;

LICENSE : 'license' ; LICENSES : 'licenses' ; TERM : 'term' ; CASE : 'case' ; NOTICE : 'notice' ; DOCUMENT : 'document' ;
REPORT : 'report' ; REGISTRATION : 'registration' ; STATEMENT : 'statement' ; CLAUSE : 'clause' ; RECORD : 'record' ;
CONSENT : 'consent' ; PRESUMPTION : 'presumption' ; POLICY : 'policy' ; APPROVAL : 'approval' ; DENIAL : 'denial' ;
PERMIT : 'permit' ; NOTIFY : 'notify' ; DENY : 'deny' ; PROHIBIT : 'prohibit' ; HOLDS : 'holds' ; FORCE : 'force' ;
REPORTED : 'reported' ; UNVERIFIED : 'unverified' ; PROPOSED : 'proposed' ; BY : 'by' ; WITH : 'with' ; THAN : 'than' ;
LEAST : 'least' ; MOST : 'most' ; ONE : 'one' ; ALL : 'all' ; CONTROL : 'control' ; UNLISTED : 'unlisted' ; UNKNOWN : 'unknown' ;
CALENDAR : 'calendar' ;

// ---- other tokens --------------------------------------------------------------------------------------------------------------

WORD : FIRST ('.' NEXT)* ;
fragment FIRST  : LETTER SIGN* ('-' SIGN+)* ;
fragment NEXT   : SIGN+ ('-' SIGN+)* ;
fragment SIGN   : LETTER | DIGIT ;
fragment DIGIT  : [0-9] ;
// ASCII letters and, as UTF-8, the signs that units are written with: µ μ Ω Ω ° Å Å.
fragment LETTER
  : [A-Za-z_] | '\u00C2' '\u00B5' | '\u00CE' '\u00BC' | '\u00CE' '\u00A9' | '\u00E2' '\u0084' '\u00A6' | '\u00C2' '\u00B0'
  | '\u00C3' '\u0085' | '\u00E2' '\u0084' '\u00AB'
  ;

// g/cm3, Wh/kg, /cm2: a slash directly before a letter. Division stands between blanks.
UNIT : (LETTER SIGN*)? ('/' LETTER SIGN*)+ ;

NUMBER : DIGIT (DIGIT | '_')* ('.' DIGIT (DIGIT | '_')*)? ;
// Whatever looks like a date; that it is one is checked where it stands.
DATE   : DIGIT+ ('-' DIGIT+)+ ('T' [0-9:.]* ('Z' | [+\-] [0-9:]+)?)? ;
// Parentheses belong to a code where they close within it.
CODE     : [A-Z] [A-Z0-9]* ('-' [A-Z0-9]+)* ':' CODEPART+ ;
fragment CODEPART : [A-Za-z0-9.\-] | '(' [A-Za-z0-9.\-]* ')' ;

STRING : '"' ('\\' ~[\r\n] | ~["\\\r\n])* '"' ;

LPAREN : '(' ; RPAREN : ')' ; COMMA : ',' ; DOT : '.' ; STAR : '*' ; PLUS : '+' ; MINUS : '-' ; SLASH : '/' ; PERCENT : '%' ;
EQ : '=' ; NE : '!=' ; LE : '<=' ; LT : '<' ; GE : '>=' ; GT : '>' ;

COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
BLANK   : [ \t\r\n]+ -> skip ;

// Nothing of the language; kept as tokens so that the message can say what was meant.
UNCLOSED : '"' ('\\' ~[\r\n] | ~["\\\r\n])* ;
FOREIGN  : [\u0080-\u00FF]+ ;
OTHER    : . ;
