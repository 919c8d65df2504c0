(* NNet: a ReLU network as text, as docs/format.md has it. Believed, as it says which network the file means. Declines what
   the product writes in another way than layer by layer: units that are constant, or that are a unit. *)
open Rules
open Json

let no () = raise (Declined "network-file")

let one = { qnum = Integer.one; qden = Integer.one }
let zero = qadd one (qmul { one with qnum = Integer.of_string "-1" } one)
let minus q = qmul { one with qnum = Integer.of_string "-1" } q
let is_zero q = qle_bool q zero && qle_bool zero q
let inverse q = if qle_bool zero q then { qnum = q.qden; qden = q.qnum } else let p = minus q in minus { qnum = p.qden; qden = p.qnum }

(* [+-] digits [.digits] [e[+-]digits], at least one digit before the exponent. *)
let decimal word =
  let length = String.length word in
  if length > 1000 then no ();
  let digits from = let i = ref from in
    while !i < length && word.[!i] >= '0' && word.[!i] <= '9' do incr i done; !i in
  let start = if length > 0 && (word.[0] = '-' || word.[0] = '+') then 1 else 0 in
  let whole = digits start in
  let last = if whole < length && word.[whole] = '.' then digits (whole + 1) else whole in
  let part = if last > whole then String.sub word (whole + 1) (last - whole - 1) else "" in
  let text = String.sub word start (whole - start) ^ part in
  if text = "" then no ();
  let power =
    if last = length then 0
    else if word.[last] <> 'e' && word.[last] <> 'E' then no ()
    else
      let signed = last + 1 < length && (word.[last + 1] = '-' || word.[last + 1] = '+') in
      let from = if signed then last + 2 else last + 1 in
      if digits from <> length || length - from < 1 || length - from > 4 then no ()
      else (if word.[last + 1] = '-' then -1 else 1) * int_of_string (String.sub word from (length - from) |> fun d -> "0u" ^ d) in
  let shift = power - String.length part in
  let ten n = String.make (max 0 n) '0' in
  let size = qred { qnum = Integer.of_string (text ^ ten shift); qden = Integer.of_string ("1" ^ ten (-shift)) } in
  if start = 1 && word.[0] = '-' then minus size else size

let lines_of text =
  if String.exists (fun c -> Char.code c > 126 || c = '\011' || c = '\000') text then no ();
  let cut line =
    let line = String.trim line in
    let n = String.length line in
    if n > 0 && line.[n - 1] = ',' then String.sub line 0 (n - 1) else line in
  let all = List.map cut (String.split_on_char '\n' (String.map (fun c -> if c = '\r' then '\n' else c) text)) in
  let rec skip = function
    | line :: rest when line = "" || String.starts_with ~prefix:"//" line -> skip rest
    | rest -> rest in
  List.filter (fun line -> line <> "") (skip all)

(* Sums over what is read: the weights, those that are not 0, and the bias. *)
let plus terms =
  let weights = Hashtbl.create 64 in
  let bias = List.fold_left (fun bias (factor, (ws, b)) ->
    if is_zero factor then bias else begin
      List.iter (fun (k, w) ->
        let before = Option.value (Hashtbl.find_opt weights k) ~default:zero in
        Hashtbl.replace weights k (qadd before (qmul factor w))) ws;
      qadd bias (qmul factor b) end) zero terms in
  let kept = Hashtbl.fold (fun k w all -> if is_zero w then all else (k, w) :: all) weights [] in
  (List.sort (fun (a, _) (b, _) -> compare a b) kept, bias)
let constant q = ([], q)
let value k = ([(k, one)], zero)

(* The layers of the file under a reading, and that reading. *)
let read text wanted =
  let rest = ref (lines_of text) in
  let line () = match !rest with l :: r -> rest := r; l | [] -> no () in
  let numbers counts =
    let words = String.split_on_char ',' (line ()) in
    if counts <> [] && not (List.mem (List.length words) counts) then no ();
    List.map (fun w -> decimal (String.trim w)) words in
  let sizes counts = List.map (fun q ->
    if not (Integer.equal q.qden Integer.one && qle_bool one q) || String.length (Integer.to_string q.qnum) > 6 then no ();
    int_of_string (Integer.to_string q.qnum)) (numbers counts) in
  let counts = sizes [1; 4] in
  let widths = sizes [] in
  let inputs = List.hd widths and outputs = List.nth widths (List.length widths - 1) in
  let said = [List.length widths - 1; inputs; outputs; List.fold_left max 0 widths] in
  if List.length widths < 2 || counts <> List.filteri (fun i _ -> i < List.length counts) said then no ();
  let short = List.length counts = 1 in
  let five () = for _ = 1 to 5 do ignore (line ()) done; ([], [], [], []) in
  let four () =
    if not (List.for_all is_zero (numbers [])) then no ();
    let low = numbers [inputs] in
    let high = numbers [inputs] in
    let means = numbers [inputs + 1] in (low, high, means, numbers [inputs + 1]) in
  let low, high, means, ranges = if short then five () else four () in
  if List.exists is_zero ranges then no ();
  let trivial = List.for_all is_zero means && List.for_all (fun q -> qle_bool q one && qle_bool one q) ranges in
  let reading =
    if short then "short" else if List.mem wanted ["bare"; "normalised"; "clipped"] then wanted
    else if trivial then "bare" else no () in
  let layers = ref [] in
  let hidden forms =
    List.iter (fun (ws, b) -> match ws with
      | [] -> no ()
      | [(_, w)] when !layers <> [] && is_zero b && qle_bool w one && qle_bool one w -> no ()
      | _ -> ()) forms;
    layers := forms :: !layers; List.mapi (fun k _ -> value k) forms in
  let forms = List.init inputs value in
  let forms = if reading <> "clipped" then forms else begin
    let ends = List.combine low high in
    if not (List.for_all (fun (a, b) -> qle_bool a b) ends) then no ();
    let units = hidden (List.concat (List.map2 (fun x (a, b) ->
      [plus [(one, x); (one, constant (minus a))]; plus [(one, x); (one, constant (minus b))]]) forms ends)) in
    List.mapi (fun k (a, _) ->
      plus [(one, constant a); (one, List.nth units (2 * k)); (minus one, List.nth units ((2 * k) + 1))]) ends end in
  let normal = reading = "normalised" || reading = "clipped" in
  let forms = if not normal then forms else
    List.mapi (fun k x -> let factor = inverse (List.nth ranges k) in
      plus [(factor, x); (minus factor, constant (List.nth means k))]) forms in
  let rec layer forms = function
    | [] -> forms
    | width :: widths ->
      let rows = List.init width (fun _ -> numbers [List.length forms]) in
      let own = List.map (fun ws -> match numbers [1] with
        | [bias] -> plus ((one, constant bias) :: List.combine ws forms) | _ -> no ()) rows in
      layer (if widths = [] then own else hidden own) widths in
  let last = layer forms (List.tl widths) in
  if !rest <> [] then no ();
  let last = if not normal then last else
    List.map (fun form -> plus [(List.nth ranges inputs, form); (one, constant (List.nth means inputs))]) last in
  (inputs, List.rev (last :: !layers), reading)

(* The canonical text of the network in a file whose digest and reading the certificate names. *)
let text_of given file reading =
  need (Text.sha256 given = file) "mismatched/network";
  let inputs, layers, found = read given reading in
  need (found = reading) "mismatched/network";
  let spelled q = Json.Text (Integer.to_string q.qnum ^ if Integer.equal q.qden Integer.one then "" else "/" ^ Integer.to_string q.qden) in
  let count n = Number (string_of_int n) in
  let row (ws, b) = Object [("bias", spelled b); ("columns", List (List.map (fun (k, _) -> count k) ws));
    ("weights", List (List.map (fun (_, w) -> spelled w) ws))] in
  let head = Object [("format", Json.Text "muball-network/1"); ("inputs", count inputs);
    ("widths", List (List.map (fun l -> count (List.length l)) layers))] in
  String.concat "" (List.map (fun value -> spell value ^ "\n") (head :: List.concat_map (List.map row) layers))
