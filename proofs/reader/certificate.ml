(* The verdict of the extracted checker about a certificate, in the product's words. *)
open Rules
open Json
open Text

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
    @ (if List.mem "rule" (fields_of kind)
       then ["rule=" ^ (match c.claim.the_rule with Exact _ -> "exact" | Threshold _ -> "threshold" | Argmax _ -> "argmax")] else [])
    @ after @ ["claim=" ^ sha256 (claim_line kind c.value ^ "\n")] @ (if name = "" then [] else ["network=" ^ name]))

(* What a certificate is made of, once its header is read. *)
type about = { kind : string; beside : beside; own : lines; c : claim_text; inputs : int; widths : int list; net : Rules.network;
  name : string; is_given : bool }
let points_alone a = points_of a.own a.beside false a.c a.is_given (fun centre label _ -> (centre, label)) (Evidence.nothing 0)
let ended a finish = finish (); companions_named a.beside a.c a.name
let meaningful_setting a =
  need (distinct a.c.names) "ill-formed/shape";
  need (rows_ok a.inputs a.net) "ill-formed/row";
  match setting_fits a.c.count_of_points a.c.claim.classes a.c.claim.dimension a.inputs a.c.claim.radius with
  | Some m -> reject (code_of_misfit m) | None -> ()

let memorization a stated pair reaches =
  let witness _ = match record (parse (line a.own)) ["direction"; "alpha"; "taus"; "power"] [] with
    | [u; alpha; taus; top] ->
      { direction = List.map (fun n -> { qnum = integer n; qden = Integer.one }) (list (got u)); alpha = rational (got alpha);
        taus = List.map rational (list (got taus)); top = rational (got top) }
    | _ -> reject wrong in
  let reaches = List.init reaches witness in
  need (distinct a.c.names) "ill-formed/shape";
  let shared = Evidence.nothing (List.fold_left max 0 a.widths) in
  let balls, finish = points_of a.own a.beside true a.c a.is_given (Evidence.ball shared) shared in
  match accept fuel { the_claim = a.c.claim; inputs = a.inputs; net = a.net; stated; pair; reaches; balls } with
  | Accepted weakest ->
    ended a finish;
    let s = stated in
    let bounds = (match a.c.ratio_text with Some r -> ["ρ≥" ^ r] | None -> [])
      @ (match a.c.error_text with Some e -> ["error≤" ^ e] | None -> []) in
    words_of a.kind a.c a.name bounds ["region=" ^ (match weakest with
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

let counterexample a ball point powers =
  need (distinct a.c.names) "ill-formed/shape";
  need (rows_ok a.inputs a.net) "ill-formed/row";
  (match fits a.c.claim a.c.count_of_points a.inputs (last_width a.net) with Some m -> reject (code_of_misfit m) | None -> ());
  let points, finish = points_alone a in
  need (List.length point = a.c.claim.dimension) "ill-formed/dimension-mismatch";
  need (refutes a.net a.c.claim.the_norm a.c.claim.radius a.c.claim.the_rule points ball point powers) "unproved/counterexample";
  ended a finish;
  words_of a.kind a.c a.name [] [Printf.sprintf "ball=%d says=the-claim-is-false" ball]

let collision a (i, j) one two =
  meaningful_setting a;
  let points, finish = points_alone a in
  need (List.for_all (fun (x, _) -> List.length x = a.c.claim.dimension) [one; two]) "ill-formed/dimension-mismatch";
  need (collides a.net a.c.claim.the_norm a.c.claim.radius points i j one two) "unproved/collision";
  ended a finish;
  words_of a.kind a.c a.name []
    [Printf.sprintf "rows=%d pair=%d,%d says=the-map-joins-opposite-balls" (last_width a.net) i j]

let preserving_map a multipliers =
  let rank = match a.widths with n :: _ -> n | [] -> 0 in
  let matrix = List.init rank (fun _ -> row_of (parse (line a.own))) in
  need (rows_ok rank [matrix]) "ill-formed/row";
  let multiplier _ = match record (parse (line a.own)) ["pair"; "lambda"] [] with
    | [pair; lambda] ->
      (match tuple 2 (got pair) with
       | [i; j] -> let i = count i in let j = count j in ((i, j), List.map rational (list (got lambda)))
       | _ -> reject wrong)
    | _ -> reject wrong in
  let multipliers = List.init multipliers multiplier in
  meaningful_setting a;
  need (List.length a.widths = 1) "ill-formed/dimension-mismatch";
  let points, finish = points_alone a in
  let k = a.c.claim in
  need (accept_preserving a.net [matrix] k.the_norm k.dimension k.radius multipliers points) "unproved/preserving-map";
  ended a finish;
  words_of a.kind a.c a.name [] [Printf.sprintf "rows=%d says=the-map-keeps-opposite-balls-apart" rank]

let obstruction a family distance links =
  let hull value = match record value ["members"; "weights"] [] with
    | [members; weights] ->
      let members = List.map count (list (got members)) in
      let weights = List.map rational (list (got weights)) in
      need (List.length members = List.length weights) "unproved/obstruction"; List.combine members weights
    | _ -> reject wrong in
  let link _ = match record (parse (line a.own)) ["first"; "second"; "powers"] [] with
    | [first; second; powers] ->
      let left_end = hull (got first) in
      let right_end = hull (got second) in
      { left_end; right_end; powers_of = List.map rational (list (got powers)) }
    | _ -> reject wrong in
  let links = List.init links link in
  meaningful_setting a;
  let points, finish = points_alone a in
  need (not (List.mem_assoc "network" a.beside)) "mismatched/network";
  if List.length (parts_of family links) > 12 then raise (Declined "limit-exceeded");
  let k = a.c.claim in
  match accept_obstruction k.the_norm k.dimension k.radius distance points family links with
  | None -> reject "unproved/obstruction"
  | Some every ->
    ended a finish;
    words_of a.kind a.c "" [] [Printf.sprintf "rules=%s family=%d says=no-network-has-one-activation-region-per-ball"
      (if every then "every" else "exact") (List.length family)]

let hidden a = List.filteri (fun i _ -> i < List.length a.widths - 1) a.widths
let affordable a goals = function ByTree (_, nodes) -> Trained.affordable a.inputs (hidden a) goals nodes | _ -> ()
let robustness a domain counts bits =
  need (distinct a.c.names) "ill-formed/shape";
  need (rows_ok a.inputs a.net) "ill-formed/row";
  let k = a.c.claim in
  (match fits k a.c.count_of_points a.inputs (last_width a.net) with Some m -> reject (code_of_misfit m) | None -> ());
  let one centre label _ = ((centre, label), Trained.shown (parse (line a.own))) in
  let points, finish = points_of a.own a.beside false a.c a.is_given one (Evidence.nothing 0) in
  let shown = List.map (fun (point, (s, _)) ->
    affordable a k.classes s;
    (match s with ByPoint (_, other, _) -> need (List.length other = k.dimension) "ill-formed/dimension-mismatch" | _ -> ());
    (point, s)) points in
  let count_of = function Robust -> 0 | Refuted -> 1 | Wrong -> 2 | Unsettled -> 3 in
  if bits > 26 then raise (Declined "limit-exceeded");
  match accept_robustness (Integer.of_string (string_of_int bits)) a.net k.dimension k.the_norm k.radius
    (Option.map (fun (a, _, b, _) -> (a, b)) domain) k.the_rule (fun r -> List.nth counts (count_of r)) shown with
  | Some n -> reject (Printf.sprintf "unproved/robustness ball %d" n)
  | None ->
    ended a finish;
    let radii = List.filter_map (fun (_, (s, own)) -> match s with
      | ByTree (rho, _) -> Some (Option.value rho ~default:k.radius, Option.value own ~default:a.c.radius_text) | _ -> None) points in
    let sorted = List.stable_sort (fun (a, _) (b, _) -> if qle_bool a b then if qle_bool b a then 0 else -1 else 1) radii in
    let nth n = snd (List.nth sorted n) in
    let last = List.length sorted - 1 in
    words_of a.kind a.c a.name []
      ((match domain with Some (_, a, _, b) -> [Printf.sprintf "domain=%s..%s" a b] | None -> [])
       @ List.map2 (Printf.sprintf "%s=%d") ["robust"; "refuted"; "wrong"; "open"] counts
       @ (if last < 0 || nth 0 = nth last then [] else [Printf.sprintf "radii=%s,%s,%s" (nth 0) (nth ((last + 1) / 2)) (nth last)])
       @ ["says=so-many-points-keep-their-label-on-their-ball"])

(* What a header of a kind has between the network and the note. *)
let middle_of = function
  | "memorization" | "eta-robust" -> ["size"; "points"; "reaches"; "ratio"]
  | "counterexample" | "collision" -> ["points"; "witness"]
  | "preserving-map" -> ["multipliers"; "points"]
  | "obstruction" -> ["family"; "distance"; "links"; "points"]
  | "robustness" -> ["bits"; "points"]
  | _ -> raise (Declined "certificate-kind")
let rationals value = List.map rational (list value)
let pair_of value = match tuple 2 value with [i; j] -> let i = count i in (i, count j) | _ -> reject wrong

(* What stands beside a certificate; the file of another format that its header names becomes the text of its network. *)
let with_text beside head =
  let inside value key = match value with Some (Object l) -> field l key | _ -> None in
  let origin = inside (inside (Some head) "network") "from" in
  match List.assoc_opt "network" beside, inside origin "format", inside origin "file", inside origin "reading" with
  | Some given, Some (Text form), Some (Text file), Some (Text reading) when given <> "" && given.[0] <> '{' ->
    need (sha256 given = file) "mismatched/network";
    let text, found = if form = "onnx" then Onnx.read given else Nnet.read given reading in
    need (found = reading) "mismatched/network";
    (("network", text) :: List.remove_assoc "network" beside, Printf.sprintf " from=%s file=%s reading=%s" form file reading)
  | _ -> (beside, "")

(* A query has no points: header, network, pinned claim, trees. *)
let property own beside head =
  let values = record head ["format"; "kind"; "claim"; "network"; "bits"] ["witness"; "note"] in
  match values with
  | [_; _; claim; network; bits; witness; note] ->
    let claim = got claim in
    ignore (Json.text (got note));
    (match record claim ["inputs"; "outputs"; "cases"; "answer"] [] with
     | [inputs; outputs; cases; answer] ->
       let inputs = count (got inputs) in
       let outputs = count (got outputs) in
       let queries = List.map Trained.query (list (got cases)) in
       let answer = (match got answer with Text ("sat" | "unsat" as answer) -> answer | _ -> reject wrong) in
       let bits = count (got bits) in
       let witness = Option.map (fun value -> match record value ["case"; "point"] [] with
         | [k; point] -> let k = count (got k) in (k, rationals (got point)) | _ -> reject wrong) witness in
       List.iter (fun q -> need (rows_ok (inputs + outputs) [List.map (fun c -> (c.offset, c.on)) q.conditions]
         || q.conditions = []) "ill-formed/row") queries;
       let ins, widths, net, name = network_of own beside (got network) in
       let spelled = claim_line "property" claim ^ "\n" in
       (match List.assoc_opt "claim" beside with Some given -> need (given = spelled) "mismatched/claim" | None -> ());
       let trees = if witness <> None then [] else List.map (fun _ -> Trained.tree (parse (line own))) queries in
       need (rows_ok ins net) "ill-formed/row";
       need (ins = inputs && last_width net = outputs) "ill-formed/dimension-mismatch";
       let hidden = List.filteri (fun i _ -> i < List.length widths - 1) widths in
       List.iter (Trained.affordable ins hidden 1) trees;
       if bits > 26 then raise (Declined "limit-exceeded");
       let shown = (match witness with
         | Some (k, x) -> answer = "sat" && accept_sat net queries k x
         | None -> answer = "unsat" && accept_unsat (Integer.of_string (string_of_int bits)) net inputs queries trees = None) in
       need shown "unproved/property";
       need (next_line own = None) "malformed/trailing";
       need (not (List.mem_assoc "dataset" beside)) "mismatched/dataset";
       beside_named beside [("network", name)];
       String.concat " " ["accepted"; "kind=property"; Printf.sprintf "d=%d outputs=%d cases=%d" inputs outputs (List.length queries);
         "answer=" ^ answer; "says=" ^ (if answer = "sat" then "some-input-fulfils-a-case" else "no-input-fulfils-any-case");
         "claim=" ^ sha256 spelled; "network=" ^ name]
     | _ -> reject wrong)
  | _ -> reject wrong

let about_balls own beside head kind =
  let has_network = kind <> "obstruction" in
  let keys = ["format"; "kind"; "claim"] @ (if has_network then ["network"] else []) @ middle_of kind @ ["note"] in
  let values = List.combine keys (record head keys []) in
  let at key = got (List.assoc key values) in
  let c = claim_of kind (at "claim") in
  ignore (Json.text (at "note"));
  let is_given = match Json.text (at "points") with "inline" -> false | "given" -> true | _ -> reject wrong in
  (* The witness of the header is read before the network, and judged after the points. *)
  let judged = match kind with
    | "counterexample" -> (match record (at "witness") ["ball"; "point"; "powers"] [] with
        | [ball; point; powers] ->
          let ball = count (got ball) and point = rationals (got point) and powers = rationals (got powers) in
          fun a -> counterexample a ball point powers
        | _ -> reject wrong)
    | "collision" -> (match record (at "witness") ["pair"; "points"] [] with
        | [pair; points] ->
          let pair = pair_of (got pair) in
          let one value = match record value ["point"; "powers"] [] with
            | [point; powers] -> let point = rationals (got point) in (point, rationals (got powers)) | _ -> reject wrong in
          (match List.map one (tuple 2 (got points)) with [one; two] -> fun a -> collision a pair one two | _ -> reject wrong)
        | _ -> reject wrong)
    | "obstruction" ->
      let family = List.map count (list (at "family")) in
      let distance = rational (at "distance") in
      let n = count (at "links") in fun a -> obstruction a family distance n
    | "preserving-map" -> let n = count (at "multipliers") in fun a -> preserving_map a n
    | "robustness" ->
      let of_claim key = got (field (entries c.value) key) in
      let domain = optional (fun value -> match tuple 2 value with
        | [List _; _] | [_; List _] -> raise (Declined "domain")
        | [a; b] -> let low = rational a in (low, Json.text a, rational b, Json.text b) | _ -> reject wrong) (of_claim "domain") in
      let counts = List.map (fun n -> count (got n)) (record (of_claim "counts") ["robust"; "refuted"; "wrong"; "open"] []) in
      let bits = count (at "bits") in fun a -> robustness a domain counts bits
    | _ ->
      let stated = match record (at "size") ["width"; "depth"; "parameters"; "nonzero"; "bits"] [] with
        | [w; d; p; n; b] -> { width = count (got w); depth = count (got d); parameters = integer (got p); nonzero = integer (got n); bits = count (got b) }
        | _ -> reject wrong in
      let pair = match at "ratio" with
        | Null -> None
        | value -> (match record value ["pair"; "powers"] [] with
            | [pair; powers] -> let pair = pair_of (got pair) in Some (pair, rationals (got powers)) | _ -> reject wrong) in
      let reaches = count (at "reaches") in
      fun a -> memorization a stated pair reaches in
  let inputs, widths, net, name =
    if has_network then network_of own beside (at "network") else (c.claim.dimension, [], [], "") in
  (match List.assoc_opt "claim" beside with
   | Some given -> need (given = claim_line kind c.value ^ "\n") "mismatched/claim" | None -> ());
  judged { kind; beside; own; c; inputs; widths; net; name; is_given }

let judge text beside =
  let own = lines_of text in
  let head = parse (line own) in
  let named key = match field (entries head) key with Some v -> Json.text v | None -> reject "malformed/missing-field" in
  let format = named "format" in
  let kind = named "kind" in
  if format <> "muball/1" then raise (Declined "format-version");
  (* What is computed in floats is another claim, about which nothing is proved here. *)
  (match kind, field (entries head) "claim" with
   | ("robustness" | "property"), Some (Object claim) when List.mem_assoc "semantics" claim -> raise (Declined "semantics")
   | _ -> ());
  let beside, origin = with_text beside head in
  (if kind = "property" then property own beside head else about_balls own beside head kind) ^ origin

(* The exit code and the answer. *)
let answer text beside = match judge text beside with
  | words -> (0, words)
  | exception Rejected code -> (1, "rejected code=" ^ code)
  | exception Declined code -> (2, "declined code=" ^ code)
  | exception (Stack_overflow | Out_of_memory) -> (2, "declined code=limit-exceeded")
