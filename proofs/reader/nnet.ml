(* NNet: a ReLU network as text, as docs/networks.md has it. *)
open Rules
open Json
open Forms

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

(* The text of the network of the file under a reading, and that reading. *)
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
  let t = opened (count_of [inputs]) in
  let forms = List.init inputs value in
  let forms = if reading <> "clipped" then forms else
    List.map2 (fun x (a, b) ->
      ask (qle_bool a b);
      let over end_ = relu t (sum t [(one, x); (minus one, constant end_)]) in
      let above = over a in
      sum t [(one, constant a); (one, above); (minus one, over b)]) forms (List.combine low high) in
  let normal = reading = "normalised" || reading = "clipped" in
  let forms = if not normal then forms else
    List.mapi (fun k x -> let factor = inverse (List.nth ranges k) in
      sum t [(factor, x); (minus factor, constant (List.nth means k))]) forms in
  let rec layer forms = function
    | [] -> forms
    | width :: widths ->
      let own = List.init width (fun _ -> numbers [List.length forms]) |> List.map (fun ws -> match numbers [1] with
        | [bias] -> sum t (List.combine ws forms @ [(one, constant bias)]) | _ -> no ()) in
      layer (if widths = [] then own else List.map (relu t) own) widths in
  let last = layer forms (List.tl widths) in
  ask (!rest = []);
  let last = if not normal then last else
    List.map (fun form -> sum t [(List.nth ranges inputs, form); (one, constant (List.nth means inputs))]) last in
  (spelled inputs (network t last), reading)
