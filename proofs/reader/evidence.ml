(* Evidence of balls as values of the extracted checker. *)
open Rules
open Json

let bad = "ill-formed/proof"
let letters_of word =
  let length = String.length word in
  let rec go i previous =
    if i >= length then []
    else begin
      let letter = match word.[i] with
        | '+' -> Plus | '-' -> Minus | 'a' -> Least | 'z' -> Most | 'o' -> Opened | 'd' -> Decided | _ -> reject wrong in
      let rec last k = if k < length && word.[k] >= '0' && word.[k] <= '9' then last (k + 1) else k in
      let k = last (i + 1) in
      let digits = String.sub word (i + 1) (k - i - 1) in
      need (digits <> "" && String.length digits <= 9 && digits.[0] <> '0') wrong;
      need (previous <> Some letter) spelling;
      (letter, int_of_string digits) :: go k (Some letter)
    end in
  need (word <> "") wrong; go 0 None
(* Letters one by one; no more than the widest layer has. *)
let expanded widest runs =
  need (List.fold_left (fun sum (_, n) -> sum + n) 0 runs <= widest) bad;
  List.concat_map (fun (letter, n) -> List.init n (fun _ -> letter)) runs

let use = function
  | Number _ as n -> (count n, { qnum = Integer.one; qden = Integer.one })
  | value ->
    let l = tuple 2 value in
    let k = count (List.nth l 0) and q = rational (List.nth l 1) in
    need (not (Integer.equal q.qnum Integer.one && Integer.equal q.qden Integer.one)) spelling; (k, q)
let uses = function
  | None -> []
  | Some value -> let l = List.map use (list value) in need (l <> []) spelling; l
let rec proof value = match value with
  | List l -> Proof_ (List.map use l, ByBall)
  | Object (("cases", _) :: _) ->
    (match record value ["cases"] ["less"] with
     | [cases; less] ->
       let case one = let l = tuple 2 one in (List.map count (list (List.nth l 0)), proof (List.nth l 1)) in
       Proof_ (uses less, Cases (List.map case (list (got cases))))
     | _ -> reject wrong)
  | Object _ ->
    (match record value ["bounds"] ["less"] with
     | [inner; less] -> Proof_ (uses less, Linear (proof (got inner)))
     | _ -> reject wrong)
  | _ -> reject wrong

(* What a text shares: layers as their letters and lists, facts; by number. *)
type shared = { widest : int; layers : (int, layer) Hashtbl.t; facts : (int, fact) Hashtbl.t }
let nothing widest = { widest; layers = Hashtbl.create 16; facts = Hashtbl.create 16 }
let by_number table n = match Hashtbl.find_opt table n with Some one -> one | None -> reject "ill-formed/shared"

let rec layer shared value = match value with
  | Number _ -> by_number shared.layers (count value)
  | Text word -> Layer (expanded shared.widest (letters_of word), [], [], [])
  | _ ->
    (match record value ["units"] ["proofs"; "bounds"; "facts"] with
     | [units; proofs; bounds; facts] ->
       need (List.length (entries value) > 1) spelling;
       let listed = function None -> [] | Some l -> need (l <> List []) spelling; list l in
       let bound one = match tuple 7 one with
         | [n; lo; hi; above; under; t1; t2] ->
           (((count n, (((rational lo, rational hi), rational above), rational under)), proof t1), proof t2)
         | _ -> reject wrong in
       let fact_ one = match tuple 3 one with
         | [k; offset; t] -> ((count k, count offset), fact shared t) | _ -> reject wrong in
       let letters = expanded shared.widest (letters_of (text (got units))) in
       let proofs = List.map proof (listed proofs) in
       let bounds = List.map bound (listed bounds) in
       Layer (letters, proofs, bounds, List.map fact_ (listed facts))
     | _ -> reject wrong)
and fact shared value = match value with
  | Number _ -> by_number shared.facts (count value)
  | Object (("separable", _) :: _) ->
    (match tuple 2 (got (List.hd (record value ["separable"] []))) with
     | [alpha; e] -> Separable (rational alpha, count e) | _ -> reject wrong)
  | Object (("split", _) :: _) ->
    (match tuple 3 (got (List.hd (record value ["split"] []))) with
     | [unit; values; pieces] ->
       let piece = function
         | Text "+" -> Above | Text "-" -> Below | Text "x" -> LeftOut | Text _ -> reject wrong
         | one -> On (fact shared one) in
       SplitBy (count unit, List.map rational (list values), List.map piece (list pieces))
     | _ -> reject wrong)
  | Object (("follow", _) :: _) ->
    (match tuple 2 (got (List.hd (record value ["follow"] []))) with
     | [layers; inner] ->
       let layers = List.map (layer shared) (list layers) in Follow (layers, fact shared inner)
     | _ -> reject wrong)
  | _ -> Shown (proof value)

let inequality value = match record value ["terms"; "constant"] ["rows"] with
  | [terms; constant; rows] ->
    let term one = match tuple 2 one with [u; w] -> (count u, rational w) | _ -> reject wrong in
    let row one = match tuple 3 one with [l; r; w] -> ((count l, count r), rational w) | _ -> reject wrong in
    let terms = List.map term (list (got terms)) in
    need (rows <> Some (List [])) spelling;
    { terms; constant = rational (got constant); rows = (match rows with None -> [] | Some l -> List.map row (list l)) }
  | _ -> reject wrong
let slab one = match tuple 4 one with
  | [u; lo; hi; share] -> (((count u, rational lo), rational hi), rational share) | _ -> reject wrong

(* layers, facts, except, output *)
let ball shared centre label = function
  | [layers; facts; except; output] ->
    let listed = function None -> [] | Some l -> need (l <> List []) spelling; list l in
    let layers = List.map (layer shared) (list (got layers)) in
    let inequalities = List.map inequality (listed facts) in
    let except = List.map slab (listed except) in
    let output = match output with
      | None -> None
      | Some l -> need (l <> List []) spelling; Some (List.map proof (list l)) in
    { centre; label; layers; inequalities; except; output }
  | _ -> reject wrong
