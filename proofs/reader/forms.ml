(* Affine forms of the inputs and ReLU units of a network in a file of another format, and its layers: what is used more than
   one layer later is carried, a unit h as max(0, h), an input x as max(0, x) and max(0, -x). Believed, as are nnet.ml and
   onnx.ml: they say which network a file means. Written after docs/networks.md; what is beyond its limits is declined. *)
open Rules
open Json
module Values = Map.Make (Int)

let no () = raise (Declined "network-file")
let ask holds = if not holds then no ()

let zero = { qnum = Integer.zero; qden = Integer.one }
let one = { zero with qnum = Integer.one }
let minus q = qmul { zero with qnum = Integer.of_string "-1" } q
let is_zero q = qle_bool q zero && qle_bool zero q
let is_one q = qle_bool q one && qle_bool one q
let inverse q =
  if qle_bool zero q then { qnum = q.qden; qden = q.qnum } else let p = minus q in minus { qnum = p.qden; qden = p.qnum }
let longest = { zero with qnum = Integer.shift_left Integer.one 13_000 }
let bounded q =
  ask (qle_bool q longest && qle_bool (minus longest) q && Integer.leq q.qden longest.qnum
    && Integer.leq q.qnum longest.qnum && Integer.leq (minus longest).qnum q.qnum); q
(* A whole number of at most nine digits. *)
let small q =
  let s = Integer.to_string q.qnum in
  ask (Integer.equal q.qden Integer.one && String.length s < (if s.[0] = '-' then 11 else 10)); int_of_string s
(* The entries of a shape. *)
let count_of shape = List.fold_left (fun n size -> ask (size >= 1 && size <= 1_000_000 / n); n * size) 1 shape

(* Inputs come first, then units as they are made. No weight is 0. *)
type form = { weights : q Values.t; bias : q }
type layers = { ins : int; mutable units : (int * form * int) list; mutable made : int; at_level : (int, int) Hashtbl.t;
  mutable products : int }
let opened ins = { ins; units = []; made = 0; at_level = Hashtbl.create 64; products = 0 }
let constant bias = { weights = Values.empty; bias }
let is_constant form = Values.is_empty form.weights
let value v = { weights = Values.singleton v one; bias = zero }
let spend t n = t.products <- t.products + n; ask (t.products <= 4_000_000)

let sum t terms = List.fold_left (fun all (factor, form) ->
  spend t (1 + Values.cardinal form.weights);
  if is_zero factor then all else
    let add v weight weights =
      let before = Option.value (Values.find_opt v weights) ~default:zero in
      let now = bounded (qadd before (qmul factor weight)) in
      if is_zero now then Values.remove v weights else Values.add v now weights in
    { weights = Values.fold add form.weights all.weights; bias = bounded (qadd all.bias (qmul factor form.bias)) })
  (constant zero) terms

let relu t form =
  if is_constant form then (if qle_bool form.bias zero then constant zero else form) else
    let first, weight = Values.min_binding form.weights in
    let size = Values.cardinal form.weights in
    if size = 1 && is_zero form.bias && is_one weight && first >= t.ins then form
    else begin
      spend t size;
      let level_of v = Option.value (Hashtbl.find_opt t.at_level v) ~default:0 in
      let level = 1 + Values.fold (fun v _ l -> max l (level_of v)) form.weights 0 in
      let v = t.ins + t.made in
      t.made <- t.made + 1; t.units <- (v, form, level) :: t.units; Hashtbl.replace t.at_level v level; value v
    end

(* The rows of each layer, each its columns with weights, and its bias. *)
let network t outputs =
  let top = List.fold_left (fun l (_, _, level) -> max l level) 0 t.units in
  let levels = Array.make (top + 2) [] in
  List.iter (fun (v, form, level) -> levels.(level) <- (v, form) :: levels.(level)) t.units;
  levels.(top + 1) <- List.map (fun form -> (-1, form)) outputs;
  let used = Hashtbl.create 64 in
  Array.iteri (fun level -> List.iter (fun (_, form) ->
    Values.iter (fun v _ -> Hashtbl.replace used v level) form.weights)) levels;
  let rec layers level columns = if level > top + 1 then [] else begin
    let places = Hashtbl.of_seq (List.to_seq columns) in
    let rows = ref [] and width = ref 0 and next = ref [] in
    let push entries bias =
      rows := (List.sort (fun (a, _) (b, _) -> compare a b) entries, bias) :: !rows; incr width in
    List.iter (fun (v, form) ->
      next := (v, [!width]) :: !next;
      let entries v weight all = match Hashtbl.find_opt places v with
        | Some (c :: less) -> ((c, weight) :: List.map (fun c -> (c, minus weight)) less) @ all
        | _ -> no () in
      push (Values.fold entries form.weights []) form.bias) levels.(level);
    let carry (v, own) = if Option.value (Hashtbl.find_opt used v) ~default:0 > level then begin
      let signed = if level = 1 then [(List.hd own, one); (List.hd own, minus one)] else List.map (fun c -> (c, one)) own in
      next := (v, List.mapi (fun k _ -> !width + k) signed) :: !next;
      List.iter (fun entry -> push [entry] zero) signed end in
    List.iter carry columns;
    spend t !width;
    let own = List.rev !rows in own :: layers (level + 1) (List.rev !next) end in
  layers 1 (List.init t.ins (fun k -> (k, [k])))

(* The canonical text of a network. *)
let spelled ins layers =
  let number q = Json.Text (Integer.to_string q.qnum ^ if Integer.equal q.qden Integer.one then "" else "/" ^ Integer.to_string q.qden) in
  let count n = Number (string_of_int n) in
  let row (entries, bias) = Object [("bias", number bias); ("columns", List (List.map (fun (k, _) -> count k) entries));
    ("weights", List (List.map (fun (_, w) -> number w) entries))] in
  let head = Object [("format", Json.Text "muball-network/1"); ("inputs", count ins);
    ("widths", List (List.map (fun l -> count (List.length l)) layers))] in
  String.concat "" (List.map (fun value -> spell value ^ "\n") (head :: List.concat_map (List.map row) layers))
