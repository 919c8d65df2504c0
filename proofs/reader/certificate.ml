(* A certificate read line by line, its digests, and the verdict of the extracted checker in the product's words. *)
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
let fields = ["dataset"; "points"; "dimension"; "classes"; "norm"; "radius"; "rule"; "ratio"]
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
  match (match value with Object l -> field l "kind" | _ -> None) with
  | Some (Text "exact") -> Exact (List.map rational (list (got (List.nth (record value ["kind"; "values"] []) 1))))
  | Some (Text "threshold") -> Threshold (rational (got (List.nth (record value ["kind"; "level"] []) 1)))
  | Some (Text "argmax") -> ignore (record value ["kind"] []); Argmax classes
  | _ -> raise (Declined "labelling-rule")
let optional read = function Null -> None | value -> Some (read value)
let claim_of kind value =
  let values = record value (fields @ if kind = "eta-robust" then ["error"] else []) [] in
  let at n = got (List.nth values n) in
  let dataset = digest (at 0) in
  let count_of_points = count (at 1) in
  let dimension = count (at 2) in
  let names = List.map text (list (at 3)) in
  let the_norm = norm_of (at 4) in
  let radius = rational (at 5) in
  let classes = List.length names in
  let the_rule = rule_of classes (at 6) in
  let the_ratio = optional rational (at 7) in
  let the_error = if kind = "eta-robust" then Some (rational (at 8)) else None in
  { value; dataset; count_of_points; names; norm_text = text (at 4); radius_text = text (at 5);
    ratio_text = optional text (at 7); error_text = if kind = "eta-robust" then Some (text (at 8)) else None;
    claim = { the_norm; dimension; classes; radius; the_rule; the_ratio; the_error } }
let claim_line kind c =
  let kind = if kind = "memorization" then [] else [("kind", Text kind)] in
  spell (Object ((("format", Text "muball-claim/1") :: kind) @ entries c.value))

(* The network *)
let row_of value = match record value ["bias"; "columns"; "weights"] [] with
  | [bias; columns; weights] ->
    let bias = rational (got bias) in
    let columns = List.map count (list (got columns)) in
    let weights = List.map rational (list (got weights)) in
    need (List.length columns = List.length weights) "ill-formed/row"; (bias, List.combine columns weights)
  | _ -> reject wrong
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
        | _ -> reject wrong);
       (match List.assoc_opt "network" beside with
        | Some given when given <> "" && given.[0] <> '{' -> raise (Declined "network-file") | _ -> ()));
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
let points_of own beside kind c is_given read_ball shared =
  let given = if is_given then Some (lines_of (companion beside "dataset")) else None in
  let head = spell (Object [("format", Text "muball-dataset/1"); ("points", Number (string_of_int c.count_of_points));
    ("dimension", Number (string_of_int c.claim.dimension)); ("classes", List (List.map (fun n -> Text n) c.names))]) in
  (match given with Some lines -> need (line lines = head) "mismatched/dataset" | None -> ());
  let kept = Buffer.create 65536 in
  let keep text = Buffer.add_string kept text; Buffer.add_char kept '\n' in
  keep head;
  let judged = kind <> "counterexample" in
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
let companions_named beside c network =
  List.iter (fun (kind, name) -> match List.assoc_opt kind beside with
    | None -> ()
    | Some text ->
      need (text = "" || text.[String.length text - 1] = '\n') "malformed/syntax";
      need (sha256 text = name) ("mismatched/" ^ kind)) [("dataset", c.dataset); ("network", network)]

let code_of_misfit = function
  | EmptyDataset -> "ill-formed/empty-dataset" | Dimension -> "ill-formed/dimension-mismatch" | Radius -> "ill-formed/radius"
  | Ratio -> "ill-formed/ratio" | Error -> "ill-formed/error" | RuleFit -> "ill-formed/rule"
let code_of = function
  | BadProof -> "ill-formed/proof" | Neuron -> "unproved/neuron-not-stable" | Bound -> "unproved/bound"
  | Fact -> "unproved/fact" | Label -> "unproved/label-not-certain" | Share -> "unproved/error" | Deep -> "limit-exceeded"
let rec distinct = function [] -> true | n :: l -> not (List.mem n l) && distinct l
let fuel = 1_000_000

let words_of kind c name before after =
  String.concat " " (["accepted"] @ (if kind = "memorization" then [] else ["kind=" ^ kind])
    @ [Printf.sprintf "N=%d d=%d C=%d p=%s radius=%s" c.count_of_points c.claim.dimension c.claim.classes c.norm_text c.radius_text]
    @ before
    @ ["rule=" ^ (match c.claim.the_rule with Exact _ -> "exact" | Threshold _ -> "threshold" | Argmax _ -> "argmax")]
    @ after @ ["claim=" ^ sha256 (claim_line kind c ^ "\n"); "network=" ^ name])

let memorization kind beside own c (inputs, widths, net, name) is_given stated pair reaches =
  let witness _ = match record (parse (line own)) ["direction"; "alpha"; "taus"; "power"] [] with
    | [u; alpha; taus; top] ->
      { direction = List.map (fun n -> { qnum = integer n; qden = Integer.one }) (list (got u)); alpha = rational (got alpha);
        taus = List.map rational (list (got taus)); top = rational (got top) }
    | _ -> reject wrong in
  let reaches = List.init reaches witness in
  need (distinct c.names) "ill-formed/shape";
  let shared = Evidence.nothing (List.fold_left max 0 widths) in
  let read_ball centre label evidence =
    (match evidence with [_; _; Some _; _] when kind <> "eta-robust" -> reject "malformed/unknown-field" | _ -> ());
    Evidence.ball shared centre label evidence in
  let balls, finish = points_of own beside kind c is_given read_ball shared in
  match accept fuel { the_claim = c.claim; inputs; net; stated; pair; reaches; balls } with
  | Accepted weakest ->
    finish (); companions_named beside c name;
    let s = stated in
    let bounds = (match c.ratio_text with Some r -> ["ρ≥" ^ r] | None -> [])
      @ (match c.error_text with Some e -> ["error≤" ^ e] | None -> []) in
    words_of kind c name bounds ["region=" ^ (match weakest with
      | NoRegion -> "none" | OneLinear -> "one-linear-region-per-ball" | OneActivation -> "one-activation-region-per-ball");
      Printf.sprintf "width=%d depth=%d parameters=%s nonzero=%s bits=%d" s.width s.depth
      (Integer.to_string s.parameters) (Integer.to_string s.nonzero) s.bits]
  | Row -> reject "ill-formed/row"
  | Size -> reject "mismatched/size"
  | Misfit m -> reject (code_of_misfit m)
  | Reach -> reject "ill-formed/reach-witness"
  | Refused (_, Deep) -> raise (Declined "limit-exceeded")
  | Refused (n, why) -> reject (Printf.sprintf "%s ball %d" (code_of why) n)
  | RatioUnproved -> reject "unproved/ratio"

let counterexample beside own c (inputs, _, net, name) is_given ball point powers =
  need (distinct c.names) "ill-formed/shape";
  need (rows_ok inputs net) "ill-formed/row";
  (match fits c.claim c.count_of_points inputs (last_width net) with Some m -> reject (code_of_misfit m) | None -> ());
  let points, finish = points_of own beside "counterexample" c is_given (fun centre label _ -> (centre, label)) (Evidence.nothing 0) in
  need (List.length point = c.claim.dimension) "ill-formed/dimension-mismatch";
  need (refutes net c.claim.the_norm c.claim.radius c.claim.the_rule points ball point powers) "unproved/counterexample";
  finish (); companions_named beside c name;
  words_of "counterexample" c name [] [Printf.sprintf "ball=%d says=the-claim-is-false" ball]

let judge text beside =
  let own = lines_of text in
  let head = parse (line own) in
  let named key = match field (entries head) key with Some v -> Json.text v | None -> reject "malformed/missing-field" in
  let format = named "format" in
  let kind = named "kind" in
  if format <> "muball/1" then raise (Declined "format-version");
  if not (List.mem kind ["memorization"; "eta-robust"; "counterexample"]) then raise (Declined "certificate-kind");
  let is_counterexample = kind = "counterexample" in
  let middle = if is_counterexample then ["points"; "witness"] else ["size"; "points"; "reaches"; "ratio"] in
  let values = record head (["format"; "kind"; "claim"; "network"] @ middle @ ["note"]) [] in
  let at key = got (field (List.combine (["format"; "kind"; "claim"; "network"] @ middle @ ["note"]) values |>
    List.filter_map (fun (k, v) -> match v with Some v -> Some (k, v) | None -> None)) key) in
  let c = claim_of kind (at "claim") in
  ignore (Json.text (at "note"));
  let is_given = match Json.text (at "points") with "inline" -> false | "given" -> true | _ -> reject wrong in
  let pinned () = match List.assoc_opt "claim" beside with
    | Some given -> need (given = claim_line kind c ^ "\n") "mismatched/claim" | None -> () in
  if is_counterexample then match record (at "witness") ["ball"; "point"; "powers"] [] with
    | [ball; point; powers] ->
      let ball = count (got ball) and point = List.map rational (list (got point)) and powers = List.map rational (list (got powers)) in
      let network = network_of own beside (at "network") in
      pinned (); counterexample beside own c network is_given ball point powers
    | _ -> reject wrong
  else
    let stated = match record (at "size") ["width"; "depth"; "parameters"; "nonzero"; "bits"] [] with
      | [w; d; p; n; b] -> { width = count (got w); depth = count (got d); parameters = integer (got p); nonzero = integer (got n); bits = count (got b) }
      | _ -> reject wrong in
    let pair = match at "ratio" with
      | Null -> None
      | value -> (match record value ["pair"; "powers"] [] with
          | [pair; powers] ->
            (match tuple 2 (got pair) with
             | [i; j] -> let i = count i in let j = count j in Some ((i, j), List.map rational (list (got powers)))
             | _ -> reject wrong)
          | _ -> reject wrong) in
    let reaches = count (at "reaches") in
    let network = network_of own beside (at "network") in
    pinned (); memorization kind beside own c network is_given stated pair reaches
(* The exit code and the answer. *)
let answer text beside = match judge text beside with
  | words -> (0, words)
  | exception Rejected code -> (1, "rejected code=" ^ code)
  | exception Declined code -> (2, "declined code=" ^ code)
  | exception (Stack_overflow | Out_of_memory) -> (2, "declined code=limit-exceeded")
