(* ONNX: a plain graph of operators in Protocol Buffers, exactly or not at all, as docs/networks.md has it. What is not asked
   for, comes twice where it may not, or ends beyond the end is not read. *)
open Rules
open Json
open Forms

(* The wire format: bytes of the file, fields by number. *)
type piece = { file : string; from : int; size : int }
let bytes p = String.sub p.file p.from p.size
let nothing = { file = ""; from = 0; size = 0 }
let varint p offset =
  let rec go k number =
    ask (k < 10 && offset + k < p.size);
    let byte = Char.code p.file.[p.from + offset + k] in
    let number = Int64.logor number (Int64.shift_left (Int64.of_int (byte land 127)) (7 * k)) in
    if byte < 128 then (number, offset + k + 1) else go (k + 1) number in
  go 0 0L
let short n = ask (Int64.compare (Int64.abs n) 1_000_000_000L < 0 && n <> Int64.min_int); Int64.to_int n
let varints p =
  let rec go offset all = if offset >= p.size then List.rev all else let n, next = varint p offset in go next (n :: all) in
  go 0 []
type message = (int, int * piece) Hashtbl.t
let opened_message p : message =
  let fields = Hashtbl.create 16 in
  let rec go offset = if offset < p.size then begin
    let key, start = varint p offset in
    let field = short (Int64.shift_right key 3) in
    let told, from, wire = match Int64.to_int (Int64.logand key 7L) with
      | 0 -> (Int64.of_int (snd (varint p start) - start), start, 0)
      | 1 -> (8L, start, 1)
      | 2 -> let told, from = varint p start in (told, from, 2)
      | 5 -> (4L, start, 5)
      | _ -> no () in
    let size = short told in
    ask (size >= 0 && size <= p.size - from);
    Hashtbl.add fields field (wire, { p with from = p.from + from; size });
    go (from + size) end in
  go 0; fields
let pieces (m : message) field wires =
  let found = List.rev (Hashtbl.find_all m field) in
  List.iter (fun _ -> Hashtbl.remove m field) found;
  ask (List.for_all (fun (wire, _) -> List.mem wire wires) found); List.map snd found
let single m field wire = match pieces m field [wire] with [] -> None | [p] -> Some p | _ -> no ()
let int_of m field = Option.bind (single m field 0) (fun p -> List.nth_opt (varints p) 0)
let ints_of m field = List.concat_map varints (pieces m field [0; 2])
let text_of m field = match single m field 2 with Some p -> bytes p | None -> ""
let texts_of m field = List.map bytes (pieces m field [2])
let ended m notes = Hashtbl.iter (fun field _ -> ask (List.mem field notes)) m

(* Numbers by their bits, lowest byte first. *)
let bits p offset size =
  let rec go k all = if k < 0 then all else
    go (k - 1) (Int64.logor (Int64.shift_left all 8) (Int64.of_int (Char.code p.file.[p.from + offset + k]))) in
  go (size - 1) 0L
let whole n = Integer.of_string (Int64.to_string n)
let float_of ~exponent ~fraction b =
  let under n = Int64.sub (Int64.shift_left 1L n) 1L in
  let top = Int64.to_int (under exponent) in
  let biased = Int64.to_int (Int64.logand (Int64.shift_right_logical b fraction) (under exponent)) in
  ask (biased <> top);
  let part = Int64.logor (Int64.logand b (under fraction)) (if biased = 0 then 0L else Int64.shift_left 1L fraction) in
  let power = max 1 biased - (top / 2) - fraction in
  let shifted n by = Integer.shift_left n by in
  let size = if power < 0 then qred { qnum = whole part; qden = shifted Integer.one (-power) }
    else { zero with qnum = shifted (whole part) power } in
  if Int64.logand (Int64.shift_right_logical b (exponent + fraction)) 1L = 0L then size else minus size
let numbers_in kind p =
  let size = if kind = "float32" then 4 else 8 in
  ask (p.size mod size = 0);
  Array.init (p.size / size) (fun k -> let b = bits p (size * k) size in match kind with
    | "int64" -> { zero with qnum = whole b }
    | "float32" -> float_of ~exponent:8 ~fraction:23 b
    | _ -> float_of ~exponent:11 ~fraction:52 b)

(* Tensors: row-major entries, constants or forms. *)
type tensor = { kind : string; shape : int array; entries : form array }
let kind_of number = match number with
  | Some 1L -> ("float32", 4, 4) | Some 7L -> ("int64", 7, 8) | Some 11L -> ("float64", 10, 8) | _ -> no ()
let entries_in shape = count_of (Array.to_list shape)
let build kind shape entry =
  let index = Array.map (fun _ -> 0) shape in
  let rec step axis = if axis >= 0 then begin
    index.(axis) <- (index.(axis) + 1) mod shape.(axis); if index.(axis) = 0 then step (axis - 1) end in
  let next _ = let form = entry index in step (Array.length shape - 1); form in
  { kind; shape; entries = Array.init (entries_in shape) next }
(* Axes of length 1 are broadcast, and leading axes of the index. *)
let entry_at t index =
  let skip = Array.length index - Array.length t.shape in
  let place = ref 0 in
  Array.iteri (fun k size -> place := (!place * size) + if size = 1 then 0 else index.(skip + k)) t.shape;
  t.entries.(!place)
let tensor_of p =
  let m = opened_message p in
  let name = text_of m 8 in
  let shape = Array.of_list (List.map short (ints_of m 1)) in
  let kind, field, size = kind_of (int_of m 2) in
  let ints = if kind = "int64" then ints_of m 7 else [] in
  let floats = if kind = "int64" then [] else pieces m field [2; (if size = 4 then 5 else 1)] in
  let raw = Option.to_list (single m 9 2) in
  ended m [12];
  ask (raw = [] || (floats = [] && ints = []));
  let parts = floats @ raw in
  let given = List.fold_left (fun all p -> all + p.size) (8 * List.length ints) parts in
  ask (given = entries_in shape * size);
  let ints = Array.map (fun n -> { zero with qnum = whole n }) (Array.of_list ints) in
  (name, { kind; shape; entries = Array.map constant (Array.concat (ints :: List.map (numbers_in kind) parts)) })

(* Operators *)
type node = { int : string -> int -> int; ints : string -> int list option; float : string -> q; tensor : string -> tensor; old : bool }
let factors a b = if is_constant a then (a.bias, b) else if is_constant b then (b.bias, a) else no ()
let shaped x shape = ask (entries_in shape = Array.length x.entries); { x with shape }
let alike x y = ask (x.kind = y.kind && x.kind <> "int64")
let paired of_ x y =
  alike x y;
  let rank = max (Array.length x.shape) (Array.length y.shape) in
  let size t k = let k = k - rank + Array.length t.shape in if k < 0 then 1 else t.shape.(k) in
  let shape = Array.init rank (fun k -> let p = size x k and q = size y k in
    if p = q || q = 1 then p else (ask (p = 1); q)) in
  build x.kind shape (fun index -> of_ (entry_at x index) (entry_at y index))
let transposed x given =
  let rank = Array.length x.shape in
  let order = match given with Some l -> l | None -> List.init rank (fun k -> rank - 1 - k) in
  ask (List.length order = rank && List.for_all (fun k -> List.mem k order) (List.init rank Fun.id));
  let order = Array.of_list order in
  let from = Array.make rank 0 in
  Array.iteri (fun place axis -> from.(axis) <- place) order;
  build x.kind (Array.map (fun axis -> x.shape.(axis)) order) (fun index -> entry_at x (Array.map (fun place -> index.(place)) from))
(* alpha x y + beta z of matrices *)
let matrices t alpha x y beta z =
  alike x y;
  ask (Array.length x.shape = 2 && Array.length y.shape = 2 && y.shape.(0) = x.shape.(1));
  let m = x.shape.(0) and n = y.shape.(1) in
  (match z with None -> () | Some z ->
    let rank = Array.length z.shape in
    ask (rank <= 2 && z.kind = x.kind);
    Array.iteri (fun k size -> ask (size = 1 || size = if k + 2 - rank = 0 then m else n)) z.shape);
  build x.kind [| m; n |] (fun index ->
    let i = index.(0) and j = index.(1) in
    let term k = let factor, form = factors (entry_at x [| i; k |]) (entry_at y [| k; j |]) in (qmul alpha factor, form) in
    let terms = List.init x.shape.(1) term in
    sum t (match z with None -> terms | Some z -> terms @ [(beta, entry_at z [| i; j |])]))
let mat_mul t x y =
  let rank = Array.length x.shape in
  ask (rank > 0 && Array.length y.shape > 0);
  let rows = Array.sub x.shape 0 (rank - 1) and last = Array.sub y.shape 1 (Array.length y.shape - 1) in
  let a = shaped x [| entries_in rows; x.shape.(rank - 1) |] in
  let b = if Array.length y.shape = 1 then shaped y [| y.shape.(0); 1 |] else y in
  shaped (matrices t one a b one None) (Array.append rows last)
let reshape x sizes keeps =
  ask (sizes.kind = "int64");
  let wanted = Array.mapi (fun axis form ->
    ask (is_constant form);
    let size = small form.bias in
    if size = 0 && keeps then (ask (axis < Array.length x.shape); x.shape.(axis)) else size) sizes.entries in
  let known = count_of (List.filter (fun size -> size <> -1) (Array.to_list wanted)) in
  let all = Array.length x.entries in
  let left = ref (if all mod known = 0 then all / known else 0) in
  shaped x (Array.map (fun size -> if size <> -1 then size else (let own = !left in left := -1; own)) wanted)
let axis_of x given = let rank = Array.length x.shape in
  let axis = if given < 0 then given + rank else given in ask (axis >= 0 && axis <= rank); axis
let flatten x axis =
  let before = Array.sub x.shape 0 axis and after = Array.sub x.shape axis (Array.length x.shape - axis) in
  shaped x [| entries_in before; entries_in after |]
(* The input of a softmax over all outputs: it has their order. *)
let softmax x node =
  let axis = axis_of x (node.int "axis" (if node.old then 1 else -1)) in
  let rank = Array.length x.shape in
  let upto = if node.old then rank else min rank (axis + 1) in
  ask (entries_in (Array.sub x.shape axis (upto - axis)) = Array.length x.entries); x

(* The attributes that an operator may have, and what it gives. *)
let operator t name inputs : string list * (node -> tensor) = match name, inputs with
  | "Add", [x; y] -> ([], fun _ -> paired (fun a b -> sum t [(one, a); (one, b)]) x y)
  | "Sub", [x; y] -> ([], fun _ -> paired (fun a b -> sum t [(one, a); (minus one, b)]) x y)
  | "Mul", [x; y] -> ([], fun _ -> paired (fun a b -> sum t [factors a b]) x y)
  | "Div", [x; y] -> ([], fun _ -> paired (fun a b ->
      ask (is_constant b && not (is_zero b.bias)); sum t [(inverse b.bias, a)]) x y)
  | "MatMul", [x; y] -> ([], fun _ -> mat_mul t x y)
  | "Gemm", x :: y :: ([] | [_] as z) -> (["alpha"; "beta"; "transA"; "transB"], fun node ->
      let turned x name = if node.int name 0 = 0 then x else transposed x None in
      let a = turned x "transA" and b = turned y "transB" in
      let alpha = node.float "alpha" and beta = node.float "beta" in
      matrices t alpha a b beta (List.nth_opt z 0))
  | "Relu", [x] -> ([], fun _ -> { x with entries = Array.map (relu t) x.entries })
  | "Constant", [] -> (["value"], fun node -> node.tensor "value")
  | "Identity", [x] -> ([], fun _ -> x)
  | "Flatten", [x] -> (["axis"], fun node -> flatten x (axis_of x (node.int "axis" 1)))
  | "Reshape", [x; sizes] -> (["allowzero"], fun node -> reshape x sizes (node.int "allowzero" 0 = 0))
  | "Transpose", [x] -> (["perm"], fun node -> transposed x (node.ints "perm"))
  | ("Softmax" | "LogSoftmax"), [x] -> (["axis"], softmax x)
  | _ -> no ()

let node_of pieces known old =
  let named = Hashtbl.create 8 in
  List.iter (fun p ->
    let own = opened_message p in
    let name = text_of own 1 in
    ask (List.mem name known && not (Hashtbl.mem named name));
    Hashtbl.replace named name own) pieces;
  (* Nothing else stands in an attribute than its value. *)
  let value name read = Option.map (fun own ->
    match read own with Some found -> ended own [13; 20]; found | None -> no ()) (Hashtbl.find_opt named name) in
  { old;
    int = (fun name other -> match value name (fun own -> int_of own 3) with Some n -> short n | None -> other);
    ints = (fun name -> value name (fun own -> Some (List.map short (ints_of own 8))));
    float = (fun name -> match value name (fun own -> single own 2 5) with
      | Some p -> (numbers_in "float32" p).(0) | None -> one);
    tensor = (fun name -> match value name (fun own -> single own 5 2) with
      | Some p -> snd (tensor_of p) | None -> no ()) }

(* A graph input or output; a size that is not fixed is 0. *)
let described p =
  let m = opened_message p in
  let name = text_of m 1 in
  let inside m field = match single m field 2 with Some p -> (true, opened_message p) | None -> (false, opened_message nothing) in
  let _, kind = inside m 2 in
  let _, tensor = inside kind 1 in
  let own, _, _ = kind_of (int_of tensor 1) in
  let is_shaped, shape = inside tensor 2 in
  let size p =
    let m = opened_message p in
    let size = int_of m 1 in
    ended m [2; 3];
    match size with Some n -> ask (Int64.compare n 0L > 0); short n | None -> 0 in
  let sizes = Array.of_list (List.map size (pieces shape 1 [2])) in
  ended m [3; 4]; ended kind [6]; ended tensor []; ended shape [];
  (name, own, is_shaped, sizes)

let opset_of pieces =
  let all = List.map (fun p -> let m = opened_message p in ended m [1; 2]; m) pieces in
  match List.filter (fun m -> List.mem (text_of m 1) [""; "ai.onnx"]) all with
  | [own] -> let n = short (Option.value (int_of own 2) ~default:0L) in ask (n >= 7 && n <= 25); n
  | _ -> no ()

(* The text of the network of a model, and the reading: `logits` if a last softmax over all outputs is left out. *)
let read file =
  let model = opened_message { file; from = 0; size = String.length file } in
  let version = short (Option.value (int_of model 1) ~default:0L) in
  let old = opset_of (pieces model 8 [2]) < 13 in
  ask (version >= 3 && version <= 13);
  let graph = match single model 7 2 with Some p -> opened_message p | None -> no () in
  ended model [2; 3; 4; 5; 6; 14];
  let values = Hashtbl.create 64 in
  let put name tensor = ask (not (Hashtbl.mem values name)); Hashtbl.replace values name tensor in
  let get name = match Hashtbl.find_opt values name with Some tensor -> tensor | None -> no () in
  List.iter (fun p -> let name, tensor = tensor_of p in put name tensor) (pieces graph 5 [2]);
  let inputs = List.filter (fun (name, _, _, _) -> not (Hashtbl.mem values name)) (List.map described (pieces graph 11 [2])) in
  let output, out_kind, out_shaped, out_sizes = match List.map described (pieces graph 12 [2]) with [one] -> one | _ -> no () in
  let input, kind, is_shaped, sizes = match inputs with [one] -> one | _ -> no () in
  ask (kind <> "int64" && is_shaped);
  let shape = Array.mapi (fun k size -> if size = 0 then (ask (k = 0); 1) else size) sizes in
  let t = opened (entries_in shape) in
  put input { kind; shape; entries = Array.init t.ins value };
  let reading = ref "outputs" in
  List.iter (fun p ->
    let node = opened_message p in
    let given = texts_of node 1 in
    let name = match texts_of node 2 with [] -> "" | [name] -> name | _ -> no () in
    let what = text_of node 4 in
    ask (List.mem (text_of node 7) [""; "ai.onnx"]);
    let is_softmax = List.mem what ["Softmax"; "LogSoftmax"] in
    ask (not is_softmax || name = output);
    let known, of_ = operator t what (List.map get given) in
    put name (of_ (node_of (pieces node 5 [2]) known old));
    ended node [3; 6; 9];
    if is_softmax then reading := "logits") (pieces graph 1 [2]);
  ended graph [2; 10; 13; 16];
  let result = get output in
  ask (result.kind = out_kind);
  ask (not out_shaped || (Array.length out_sizes = Array.length result.shape
    && Array.for_all2 (fun a b -> a = 0 || a = b) out_sizes result.shape));
  (spelled t.ins (network t (Array.to_list result.entries)), !reading)
