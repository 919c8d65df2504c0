(* Lines of JSON in their only spelling. A string is kept as it is spelled, since each text has one spelling. *)

module Integer = Z (* zarith; Rules has a Z of its own *)

exception Rejected of string (* a code of docs/rejections.md *)
exception Declined of string

type t = Null | Number of string | Text of string | List of t list | Object of (string * t) list | Word of string

let reject code = raise (Rejected code)
let need holds code = if not holds then reject code
let spelling = "malformed/not-canonical"
let wrong = "malformed/wrong-type"
let deepest = 512

(* The bytes of one character in UTF-8 from place i, or a refusal. *)
let character s i =
  let byte k = if i + k < String.length s then Char.code s.[i + k] else 0 in
  let tail k = byte k land 0xC0 = 0x80 in
  let a = byte 0 and b = byte 1 in
  let size =
    if a < 0x80 then 1
    else if a >= 0xC2 && a < 0xE0 && tail 1 then 2
    else if a >= 0xE0 && a < 0xF0 && tail 1 && tail 2 && (a > 0xE0 || b >= 0xA0) && (a <> 0xED || b < 0xA0) then 3
    else if a >= 0xF0 && a < 0xF5 && tail 1 && tail 2 && tail 3 && (a > 0xF0 || b >= 0x90) && (a < 0xF4 || b < 0x90) then 4
    else 0 in
  need (size > 0) "malformed/syntax"; size

let parse s =
  let length = String.length s in
  let at i = if i < length then s.[i] else '\000' in
  let syntax () = reject "malformed/syntax" in
  (* Lower-case hex of an escape; only what JSON.stringify escapes in this way. *)
  let hex i =
    let code = ref 0 in
    for k = i to i + 3 do
      let digit = match at k with
        | '0' .. '9' as c -> Char.code c - 48 | 'a' .. 'f' as c -> Char.code c - 87
        | 'A' .. 'F' -> reject spelling | _ -> syntax () in
      code := (!code * 16) + digit
    done; !code in
  let text i =
    let rec go i high = match at i with
      | '"' -> i
      | '\\' -> (match at (i + 1) with
          | '"' | '\\' | 'b' | 'f' | 'n' | 'r' | 't' -> go (i + 2) false
          | 'u' ->
            let code = hex (i + 2) in
            let is_low = code >= 0xDC00 && code < 0xE000 and is_high = code >= 0xD800 && code < 0xDC00 in
            need (is_high || is_low || (code < 32 && not (List.mem code [8; 9; 10; 12; 13]))) spelling;
            need (not (high && is_low)) spelling; go (i + 6) is_high
          | '/' -> reject spelling
          | _ -> syntax ())
      | c when Char.code c < 32 -> syntax ()
      | _ -> go (i + character s i) false in
    let last = go i false in
    (String.sub s i (last - i), last + 1) in
  let rec value i depth =
    if depth > deepest then raise (Declined "limit-exceeded");
    match at i with
    | '"' -> let word, i = text (i + 1) in (Text word, i)
    | '[' -> if at (i + 1) = ']' then (List [], i + 2) else items (i + 1) depth []
    | '{' -> if at (i + 1) = '}' then (Object [], i + 2) else fields (i + 1) depth []
    | '-' | '0' .. '9' ->
      let rec last k = match at k with '0' .. '9' | '-' | '+' | '.' | 'e' | 'E' -> last (k + 1) | _ -> k in
      let k = last i in (Number (String.sub s i (k - i)), k)
    | 'n' | 't' | 'f' ->
      let rec last k = match at k with 'a' .. 'z' -> last (k + 1) | _ -> k in
      let k = last i in
      (match String.sub s i (k - i) with
       | "null" -> (Null, k) | ("true" | "false") as word -> (Word word, k) | _ -> syntax ())
    | ' ' | '\t' | '\r' | '\n' -> reject spelling
    | _ -> syntax ()
  and items i depth found =
    let one, i = value i (depth + 1) in
    match at i with
    | ',' -> items (i + 1) depth (one :: found) | ']' -> (List (List.rev (one :: found)), i + 1)
    | ' ' -> reject spelling | _ -> syntax ()
  and fields i depth found =
    if at i = ' ' then reject spelling;
    if at i <> '"' then syntax ();
    let key, i = text (i + 1) in
    if at i <> ':' then syntax ();
    let one, i = value (i + 1) (depth + 1) in
    match at i with
    | ',' -> fields (i + 1) depth ((key, one) :: found) | '}' -> (Object (List.rev ((key, one) :: found)), i + 1)
    | ' ' -> reject spelling | _ -> syntax () in
  let whole, i = value 0 1 in
  need (i = length) "malformed/syntax"; whole

let rec spelled into value =
  let add = Buffer.add_string into in
  let many show between l = List.iteri (fun k one -> if k > 0 then add between; show one) l in
  match value with
  | Null -> add "null" | Number n | Word n -> add n
  | Text t -> add "\""; add t; add "\""
  | List l -> add "["; many (spelled into) "," l; add "]"
  | Object l -> add "{"; many (fun (k, v) -> add "\""; add k; add "\":"; spelled into v) "," l; add "}"
let spell value = let into = Buffer.create 256 in spelled into value; Buffer.contents into

(* Readers. *)
let text = function Text t -> t | _ -> reject wrong
let list = function List l -> l | _ -> reject wrong
let entries = function Object l -> l | _ -> reject wrong
let field l key = List.assoc_opt key l

(* The values of an object with exactly these keys, in this order; the last ones may be left out. *)
let record value keys optional =
  let l = entries value in
  let all = keys @ optional in
  need (List.for_all (fun (k, _) -> List.mem k all) l) "malformed/unknown-field";
  need (List.for_all (fun k -> List.mem_assoc k l) keys) "malformed/missing-field";
  need (List.map fst l = List.filter (fun k -> List.mem_assoc k l) all) spelling;
  List.map (field l) all
let got = function Some v -> v | None -> reject "malformed/missing-field"

let is_digits s from = String.length s > from
  && (let fine = ref true in String.iteri (fun i c -> if i >= from && (c < '0' || c > '9') then fine := false) s; !fine)
  && (s.[from] <> '0' || String.length s = from + 1)
let most = Z.of_string "9007199254740991"
let count = function
  | Number n ->
    need (is_digits n 0 && String.length n <= 16 && Z.leq (Z.of_string n) most) wrong;
    (* The page counts with 32 bits. *)
    (match int_of_string_opt n with Some k -> k | None -> raise (Declined "limit-exceeded"))
  | _ -> reject wrong
let integer value =
  let s = text value in
  let from = if s <> "" && s.[0] = '-' then 1 else 0 in
  need (is_digits s from && s <> "-0") "malformed/rational"; Z.of_string s
let rational value =
  let s = text value in
  let num, den = match String.index_opt s '/' with
    | None -> (integer (Text s), Z.one)
    | Some i ->
      let den = integer (Text (String.sub s (i + 1) (String.length s - i - 1))) in
      need (Z.gt den Z.one) "malformed/rational"; (integer (Text (String.sub s 0 i)), den) in
  need (Z.equal (Z.gcd num den) Z.one) "malformed/rational";
  { Rules.qnum = num; qden = den }
let digest value =
  let s = text value in
  need (String.length s = 71 && String.sub s 0 7 = "sha256:"
        && (let fine = ref true in String.iteri (fun i c -> if i > 6 then
              match c with '0' .. '9' | 'a' .. 'f' -> () | _ -> fine := false) s; !fine)) wrong; s
let tuple size value = let l = list value in need (List.length l = size) wrong; l
