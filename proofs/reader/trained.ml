(* What certificates about trained networks have beside points: trees of bounds, the evidence of a point, queries. *)
open Rules
open Json

let digit c =
  need (c >= '0' && c <= 'p' && c <> '\\') wrong;
  Char.code c - (if c > '\\' then 49 else 48)
let hint value = List.map digit (List.of_seq (String.to_seq (text value)))
let node = function
  | Number _ as n -> (match count n with 0 -> Leaf_ None | k -> SplitAt (k - 1))
  | value -> Leaf_ (Some (List.map hint (list value)))
let nodes_of value = List.map node (list value)
let tree value = nodes_of (got (List.hd (record value ["nodes"] [])))

(* The evidence of a point, with the text of a radius of its own. *)
let shown value =
  let radius = Option.map (fun r -> (rational r, text r)) in
  let own = Option.map (fun r -> fst r) in
  match field (entries value) "result" with
  | Some (Text "robust") -> (match record value ["result"; "nodes"] ["radius"] with
      | [_; nodes; r] -> let r = radius r in (ByTree (own r, nodes_of (got nodes)), Option.map snd r) | _ -> reject wrong)
  | Some (Text "refuted") -> (match record value ["result"; "point"; "powers"] ["radius"] with
      | [_; point; powers; r] ->
        let r = radius r in
        let rationals v = List.map rational (list (got v)) in
        let point = rationals point in (ByPoint (own r, point, rationals powers), None)
      | _ -> reject wrong)
  | Some (Text ("wrong" | "open" as result)) -> ignore (record value ["result"] []);
    ((if result = "wrong" then ByValue else NotShown), None)
  | _ -> reject wrong

let condition value = match record value ["relation"; "bias"; "columns"; "weights"] [] with
  | relation :: fields ->
    let is_strict = (match got relation with Text ">=" -> false | Text ">" -> true | _ -> reject wrong) in
    let offset, on = Text.row_of_fields fields in { is_strict; offset; on }
  | _ -> reject wrong
let query value = match record value ["lower"; "upper"; "conditions"] [] with
  | [lower; upper; conditions] ->
    let lower = List.map rational (list (got lower)) in
    let upper = List.map rational (list (got upper)) in
    { lower; upper; conditions = List.map condition (list (got conditions)) }
  | _ -> reject wrong

(* Products of weights that a tree asks for, about; more than some ten seconds of them are declined. *)
let affordable inputs widths goals nodes =
  let leaves = List.length (List.filter (function Leaf_ _ -> true | SplitAt _ -> false) nodes) in
  let rec all below before = function
    | [] -> goals * below
    | n :: widths -> (2 * n * (before + below)) + all (below + (n * before)) n widths in
  if float leaves *. float (all 0 inputs widths) > 1e9 then raise (Declined "limit-exceeded")
