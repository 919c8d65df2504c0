(* The lines of a certificate and of the texts beside it: claim, network, points, and their digests. *)
open Rules
open Json

(* Texts are strings; a line is read by parsing it, so what is kept has its only spelling. *)
type lines = { whole : string; mutable from : int }
let lines_of whole = { whole; from = 0 }
let next_line lines =
  let length = String.length lines.whole in
  if lines.from >= length then None
  else match String.index_from_opt lines.whole lines.from '\n' with
    | None -> reject "malformed/syntax"
    | Some i -> let line = String.sub lines.whole lines.from (i - lines.from) in lines.from <- i + 1; Some line
let line lines = match next_line lines with Some line -> line | None -> reject "malformed/truncated"
let sha256 text = "sha256:" ^ Digest_of.hex text

type beside = (string * string) list
let companion beside kind = match List.assoc_opt kind beside with
  | Some text -> text | None -> raise (Declined "companion-missing")

(* The claim *)
let setting = ["dataset"; "points"; "dimension"; "classes"; "norm"; "radius"]
let fields = setting @ ["rule"; "ratio"]
let fields_of = function
  | "memorization" | "counterexample" -> fields
  | "eta-robust" -> fields @ ["error"]
  | "robustness" -> setting @ ["rule"; "domain"; "counts"]
  | _ -> setting
type claim_text = { value : Json.t; dataset : string; count_of_points : int; names : string list;
  norm_text : string; radius_text : string; ratio_text : string option; error_text : string option; claim : Rules.claim }
let norm_of value =
  let s = text value in
  let small = let parts = String.split_on_char '/' s in
    List.length parts <= 2 && List.for_all (fun d -> is_digits d 0 && d <> "0" && String.length d <= 2) parts in
  if s = "inf" then Inf
  else if not small then raise (Declined "norm-exponent")
  else let p = (try rational value with Rejected _ -> raise (Declined "norm-exponent")) in
    if exponent_fits (Finite p) then Finite p else raise (Declined "norm-exponent")
let rule_of classes value =
  match field (entries value) "kind" with
  | None -> reject "malformed/missing-field"
  | Some (Text "exact") -> Exact (List.map rational (list (got (List.nth (record value ["kind"; "values"] []) 1))))
  | Some (Text "threshold") -> Threshold (rational (got (List.nth (record value ["kind"; "level"] []) 1)))
  | Some (Text "argmax") -> ignore (record value ["kind"] []); Argmax classes
  | _ -> raise (Declined "labelling-rule")
let optional read = function Null -> None | value -> Some (read value)
let claim_of kind value =
  let names_of_fields = fields_of kind in
  let values = List.combine names_of_fields (record value names_of_fields []) in
  let at name = got (List.assoc name values) in
  let maybe name read = if List.mem name names_of_fields then read (at name) else None in
  let dataset = digest (at "dataset") in
  let count_of_points = count (at "points") in
  let dimension = count (at "dimension") in
  let names = List.map text (list (at "classes")) in
  let the_norm = norm_of (at "norm") in
  let radius = rational (at "radius") in
  let classes = List.length names in
  (* Kinds without a rule are judged by functions that read none. *)
  let the_rule = if List.mem "rule" names_of_fields then rule_of classes (at "rule") else Argmax classes in
  let the_ratio = maybe "ratio" (optional rational) in
  let the_error = maybe "error" (fun e -> Some (rational e)) in
  { value; dataset; count_of_points; names; norm_text = text (at "norm"); radius_text = text (at "radius");
    ratio_text = maybe "ratio" (optional text); error_text = maybe "error" (fun e -> Some (text e));
    claim = { the_norm; dimension; classes; radius; the_rule; the_ratio; the_error } }
let claim_line kind value =
  let kind = if kind = "memorization" then [] else [("kind", Text kind)] in
  spell (Object ((("format", Text "muball-claim/1") :: kind) @ entries value))

(* The network *)
let row_of_fields = function
  | [bias; columns; weights] ->
    let bias = rational (got bias) in
    let columns = List.map count (list (got columns)) in
    let weights = List.map rational (list (got weights)) in
    need (List.length columns = List.length weights) "ill-formed/row"; (bias, List.combine columns weights)
  | _ -> reject wrong
let row_of value = row_of_fields (record value ["bias"; "columns"; "weights"] [])
let network_of own beside value = match record value ["source"; "inputs"; "widths"] ["from"] with
  | [source; inputs; widths; origin] ->
    let source = got source in
    let is_inline = source = Text "inline" in
    if not is_inline then ignore (digest source);
    let inputs = count (got inputs) and widths = List.map count (list (got widths)) in
    (match origin with
     | None -> ()
     | Some value ->
       (match record value ["format"; "file"; "reading"] [] with
        | [form; file; reading] ->
          ignore (digest (got file));
          need (List.mem (text (got form)) ["onnx"; "nnet"]
                && List.mem (text (got reading)) ["outputs"; "logits"; "bare"; "normalised"; "clipped"; "short"]) wrong
        | _ -> reject wrong));
    let rows = if is_inline then own else lines_of (companion beside "network") in
    let head = spell (Object [("format", Text "muball-network/1"); ("inputs", Number (string_of_int inputs));
      ("widths", List (List.map (fun n -> Number (string_of_int n)) widths))]) in
    if not is_inline then need (line rows = head) "mismatched/network";
    need (widths <> [] && List.for_all (fun n -> n > 0) widths) "ill-formed/shape";
    let kept = Buffer.create 65536 in
    let keep line = Buffer.add_string kept line; Buffer.add_char kept '\n' in
    keep head;
    let layer width = List.init width (fun _ -> let text = line rows in keep text; row_of (parse text)) in
    let net = List.map layer widths in
    let name = sha256 (Buffer.contents kept) in
    if not is_inline then begin
      need (next_line rows = None) "malformed/trailing"; need (Text name = source) "mismatched/network" end;
    (inputs, widths, net, name)
  | _ -> reject wrong

(* Points, labels and evidence, in order. *)
let points_of own beside judged c is_given read_ball shared =
  let given = if is_given then Some (lines_of (companion beside "dataset")) else None in
  let head = spell (Object [("format", Text "muball-dataset/1"); ("points", Number (string_of_int c.count_of_points));
    ("dimension", Number (string_of_int c.claim.dimension)); ("classes", List (List.map (fun n -> Text n) c.names))]) in
  (match given with Some lines -> need (line lines = head) "mismatched/dataset" | None -> ());
  let kept = Buffer.create 65536 in
  let keep text = Buffer.add_string kept text; Buffer.add_char kept '\n' in
  keep head;
  let rec next () = match parse (line own) with
    | Object l as value when judged && List.mem_assoc "layer" l ->
      let one = Evidence.layer shared (match got (List.hd (record value ["layer"] [])) with
        | Number _ -> reject wrong | one -> one) in
      Hashtbl.add shared.Evidence.layers (Hashtbl.length shared.layers) one; next ()
    | Object l as value when judged && List.mem_assoc "fact" l ->
      let one = got (List.hd (record value ["fact"] [])) in
      (match one with Number _ -> reject wrong | _ -> ());
      let one = Evidence.fact shared one in
      Hashtbl.add shared.Evidence.facts (Hashtbl.length shared.facts) one; next ()
    | value -> value in
  let keys = (if is_given then [] else ["point"; "label"]) @ if judged then ["layers"] else [] in
  let one _ =
    let own_values = if keys = [] then [] else record (next ()) keys (if judged then ["facts"; "except"; "output"] else []) in
    let point, label, evidence = match given, own_values with
      | Some lines, evidence ->
        (match record (parse (line lines)) ["point"; "label"] [] with
         | [point; label] -> (got point, got label, evidence) | _ -> reject wrong)
      | None, point :: label :: evidence -> (got point, got label, evidence)
      | None, _ -> reject wrong in
    keep (spell (Object [("point", point); ("label", label)]));
    let centre = List.map rational (list point) and label = count label in
    need (List.length centre = c.claim.dimension) "ill-formed/dimension-mismatch";
    need (label < c.claim.classes) "ill-formed/label-out-of-range";
    read_ball centre label evidence in
  let balls = List.init c.count_of_points one in
  (balls, fun () ->
    need (next_line own = None && (match given with Some l -> next_line l = None | None -> true)) "malformed/trailing";
    need (sha256 (Buffer.contents kept) = c.dataset) "mismatched/dataset")
let beside_named beside names =
  List.iter (fun (kind, name) -> match List.assoc_opt kind beside with
    | None -> ()
    | Some text ->
      need (text = "" || text.[String.length text - 1] = '\n') "malformed/syntax";
      need (sha256 text = name) ("mismatched/" ^ kind)) names
let companions_named beside c network = beside_named beside [("dataset", c.dataset); ("network", network)]

