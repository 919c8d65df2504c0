(* BOUNDS: what units can be on a set of inputs, by whole numbers, each with a positive rational as its unit. The functions
   mirror the roundings of src/kernel/bounds, so that they accept the same evidence: a hint has a digit for each unit that
   these roundings leave open. What makes them sound is only that every rounding is on the safe side; a test that is not
   needed for it says so. Powers of two are rationals here, and no number is too long. *)
Require Import QArith Qround List Arith Bool ZArith.
From Muball Require Import Statement Rational Ball Points.
Import ListNotations.

(* Numbers *)
Definition two (e : Z) : Q := if Z.leb 0 e then Zpos (Z.to_pos (Z.shiftl 1 e)) # 1 else 1 # Z.to_pos (Z.shiftl 1 (- e)).
Definition down (x u : Q) : Z := Qfloor (x / u).
Definition up (x u : Q) : Z := (- down (- x) u)%Z.
Definition qz (n : Z) : Q := inject_Z n.
Definition bits_in (n : Z) : Z := if Z.eqb n 0 then 0%Z else (Z.log2 (Z.abs n) + 1)%Z.
(* The largest e with 2^e <= x, for x > 0. *)
Definition log_of (x : Q) : Z :=
  let e := (Z.log2 (Qnum x) - Z.log2 (Zpos (Qden x)))%Z in if Qle_bool (two e) x then e else (e - 1)%Z.
(* The least power of two u >= 2^-300 with x < 2^digits u. *)
Definition unit_for (x : Q) (digits : Z) : Q := two (if Qle_bool x 0 then -300 else Z.max (-300) (log_of x + 1 - digits)).
Definition floored (x u : Q) : Q := qmul (qz (down x u)) u.
Definition below (x : Q) : Q := floored x (unit_for (qabs x) 26).
Definition above (x : Q) : Q := (- below (- x))%Q.
(* Numbers over a common denominator: how short they become depends on it. *)
Definition lcm (a b : Z) : Z := let '(_, (_, b')) := Z.ggcd a b in (a * b')%Z.
Definition common (l : list Q) : Z := fold_right (fun q d => lcm d (Zpos (Qden q))) 1%Z l.
Definition shift_for (x : Q) (den digits : Z) : Z :=
  Z.min 300 (digits - 1 - bits_in (Qnum x * (den / Zpos (Qden x))) + bits_in den).
Definition below_in (den : Z) (x : Q) : Q := floored x (two (- shift_for x den 26)).
Definition above_in (den : Z) (x : Q) : Q := (- below_in den (- x))%Q.
Definition zmost (l : list Z) : Z := fold_right (fun n m => Z.max (Z.abs n) m) 0%Z l.
Definition limit : Z := 9007199254740992. (* 2^53 *)
Definition is_extreme (u : Q) : bool := negb (qltb (two (-400)) u && qltb u (two 400)).
(* The least s >= 0 with x < 2^(digits + s). *)
Definition excess (x : Q) (digits : Z) : Z := if Qle_bool x 0 then 0%Z else Z.max 0 (log_of x + 1 - digits).

(* Rows: sparse ones with all their zeros, and sums of whole ones. *)
Fixpoint dense (n i : nat) (w : sparse) : option (list Q) :=
  match n with
  | O => match w with [] => Some [] | _ => None end
  | S n => match w with
           | (k, q) :: rest => if Nat.eqb k i then option_map (cons q) (dense n (S i) rest) else option_map (cons 0%Q) (dense n (S i) w)
           | [] => option_map (cons 0%Q) (dense n (S i) [])
           end
  end.
Fixpoint add_row (c : Z) (w next : list Z) : list Z :=
  match w, next with
  | [], _ => next
  | w, [] => map (Z.mul c) w
  | a :: w, b :: next => (b + c * a)%Z :: add_row c w next
  end.

(* The set: x = corner + y with 0 <= low <= y <= high, and perhaps |y - centre| <= radius for p = 1 or 2, the centre between
   two vectors. *)
Record round := Round { is_two : bool; reach : Q; near_to : list Q; far_to : list Q }.
Record box := Box { corner : list Q; low : list Q; high : list Q; grid : list Q; rounded : option round }.
Definition map2 {A B C} (g : A -> B -> C) (a : list A) (b : list B) : list C := map (fun e => g (fst e) (snd e)) (combine a b).
Definition box_of (lower upper : list Q) : box :=
  let widths := map2 (fun a b => qadd b (- a)) lower upper in
  let grid := map (fun w => two (if Qeq_bool w 0 then 0 else - shift_for w (Zpos (Qden w)) 25)) widths in
  Box lower (map (fun _ => 0%Q) grid) (map2 (fun w g => qmul (qz (up w g)) g) widths grid) grid None.
Definition limits_of (mu : Q) (domain : option (Q * Q)) (c : list Q) : list Q * list Q :=
  let clip (g : Q -> Q -> Q) (side : Q * Q -> Q) q := match domain with None => q | Some d => g q (side d) end in
  (map (fun q => clip (fun a b => if qltb a b then b else a) fst (qadd q (- mu))) c,
   map (fun q => clip (fun a b => if qltb a b then a else b) snd (qadd q mu)) c).
Definition ball_box (e : exponent) (mu : Q) (domain : option (Q * Q)) (c : list Q) : box :=
  let (lower, upper) := limits_of mu domain c in
  let b := box_of lower upper in
  match match e with P1 => Some false | P2 => Some true | Pinf => None | PQ b n => if Nat.ltb n (S b) then Some true else None end with
  | None => b
  | Some t =>
      let moved := map2 (fun a q => qadd q (- a)) lower c in
      Box (corner b) (low b) (high b) (grid b)
        (Some (Round t (above_in (Zpos (Qden mu)) mu) (map (fun q => below_in (Zpos (Qden q)) q) moved)
                 (map (fun q => above_in (Zpos (Qden q)) q) moved)))
  end.
Fixpoint put {A} (k : nat) (a : A) (l : list A) : list A :=
  match l, k with [], _ => [] | _ :: l, O => a :: l | b :: l, S k => b :: put k a l end.
Definition halves (s : box) (k : nat) : option (box * box) :=
  match nth_error (low s) k, nth_error (high s) k, nth_error (grid s) k with
  | Some a, Some b, Some g =>
      let middle := floored ((a + b) / 2) g in
      if qltb a middle && qltb middle b
      then Some (Box (corner s) (low s) (put k middle (high s)) (grid s) (rounded s),
                 Box (corner s) (put k middle (low s)) (high s) (grid s) (rounded s))
      else None
  | _, _, _ => None
  end.

(* At most (u/tick) min n.y, in ticks, y between `pos` and `neg` where the weight is positive or negative; and the sum of the
   sizes. *)
Fixpoint terms (u tick : Q) (n : list Z) (neg pos : list Q) : Z * Z :=
  match n, neg, pos with
  | a :: n, h :: neg, l :: pos =>
      let '(sum, size) := terms u tick n neg pos in
      if Z.eqb a 0 then (sum, size)
      else let t := down (qz a * (if Z.ltb a 0 then h else l) * u) tick in ((sum + t)%Z, (size + Z.abs t)%Z)
  | _, _, _ => (0%Z, 0%Z)
  end.
Definition sq (n : Z) : Z := (n * n)%Z.
Definition squares_up (step : Z) (n : list Z) : Z := fold_right (fun a s => (sq (- (- Z.abs a / step)) + s)%Z) 0%Z n.
Definition reach_below (r : round) (n : list Z) (u tick : Q) : option Z :=
  let most := zmost n in
  if is_two r then
    let all := (most * most * Z.of_nat (length n))%Z in
    let step := Z.shiftl 1 ((excess (qz all) 51 + 1) / 2) in
    let squares := squares_up step n in
    let root := Z.sqrt_up squares in
    if Z.leb squares (root * root) && Z.leb 0 root && Z.ltb 0 step then Some (down (- above (qz root) * reach r * qz step * u) tick) else None
  else Some (down (- qz most * reach r * u) tick).
Definition least_on (s : box) (n : list Z) (u tick : Q) : option Z :=
  let '(sum, size) := terms u tick n (high s) (low s) in
  if Z.leb limit size then None else
  match rounded s with
  | None => Some sum
  | Some r =>
      match reach_below r n u tick with
      | None => Some sum
      | Some least =>
          let '(more, size) := terms u tick n (far_to r) (near_to r) in
          let least' := (least + more)%Z in
          if Z.ltb (size - least) limit && Z.ltb sum least' then Some least' else Some sum
      end
  end.

(* A unit of a layer: z = step * (whole.v) + something between `under` and `over`, and z between `lo` and `hi`. *)
Inductive mode := Dead | Alive | Bent.
Record cell := C { whole : list Z; most : Z; what : mode; lo : Q; hi : Q; chord : Z; slope : Z; under : Q; over : Q;
  known_positive : bool; known_negative : bool }.
Record rank := Rank { step : Q; cells : list cell; before : nat }.
Definition is_bent (c : cell) : bool := match what c with Bent => true | _ => false end.
Definition is_dead (c : cell) : bool := match what c with Dead => true | _ => false end.
Definition bent_in (ranks : list rank) : nat :=
  match ranks with [] => O | r :: _ => (before r + length (filter is_bent (cells r)))%nat end.

(* On this part of the set z of the unit is >= 0, or <= 0. *)
Definition assumption := (nat * nat * bool)%type.

(* What stands for a h, a of the cell: c z + gain in ticks. *)
Definition replaced (u tick : Q) (pull digit a0 : Z) (scale : Z) (c : cell) : option (Z * Z) :=
  let a := if is_dead c then 0%Z else (a0 / scale)%Z in
  let '(w, gain) :=
    match what c with
    | Bent =>
        if Z.ltb 0 a then ((a * digit / 63)%Z, 0%Z)
        else if Z.ltb a 0 then
          let w := (- (- a * chord c / 1048576))%Z in
          (w, Z.min (down (- qz w * lo c * u) tick) (down (qz (a - w) * hi c * u) tick))
        else (a, 0%Z)
    | _ => (a, 0%Z)
    end in
  let w' := if Z.eqb pull 0 then w
            else if Z.ltb pull 0 then (w - down (qz (- pull)) (65536 * u))%Z else (w + down (qz pull) (65536 * u))%Z in
  if (negb (is_bent c) || (Z.leb (Z.min 0 a) w && Z.leb w (Z.max 0 a)))
     && (negb (Z.ltb pull 0) || (known_positive c && Z.leb w' w)) && (negb (Z.ltb 0 pull) || (known_negative c && Z.leb w w'))
  then Some (w', gain) else None.

(* One layer: the form over its units as one over what it reads. *)
Record part := P { next : list Z; ticks : Z; bulk : Z; weight : Z }.
Fixpoint descend (u tick : Q) (scale : Z) (pulls : nat -> Z) (k : nat) (form : list Z) (cs : list cell) (digits : option (list nat))
    (p : part) : option part :=
  match cs with
  | [] => match form with [] => Some p | _ => None end
  | c :: cs =>
      let pull := pulls k in
      let digit := match what c, digits with Bent, Some (d :: _) => Z.of_nat d | _, _ => slope c end in
      let rest := match what c, digits with Bent, Some (_ :: l) => Some l | _, _ => digits end in
      match replaced u tick pull digit (hd 0%Z form) scale c with
      | None => None
      | Some (w, gain) =>
          let sum' := (ticks p + gain)%Z in let size' := (bulk p - gain)%Z in
          descend u tick scale pulls (S k) (tl form) cs rest
            (if Z.eqb w 0 then P (next p) sum' size' (weight p)
             else let bias := down (qz w * (if Z.ltb w 0 then over c else under c) * u) tick in
                  P (add_row w (whole c) (next p)) (sum' + bias) (size' + Z.abs bias) (weight p + Z.abs w * most c))
      end
  end.

Section Least.
Variable bits : Z.
Variable s : box.
Variable tick : Q.
(* Betas with their layer and unit, negated where the assumption is z >= 0; digits of slopes. *)
Variable betas : list (nat * nat * Z).
Variable digits : option (list nat).

Definition at_inputs (form : list Z) (u : Q) (sum size : Z) (direct : list Q) : option Z :=
  let all := match direct with [] => form | _ => add_row 1 form (map (fun q => down q u) direct) end in
  let top := zmost all in
  if Z.leb limit top then None else
  let scale := Z.shiftl 1 (excess (qz top) 26) in
  if is_extreme (u * qz scale / tick) || negb (Z.ltb 0 scale) then None else
  match least_on s (map (fun n => n / scale)%Z all) (u * qz scale) tick with
  | Some rest => if Z.ltb (size + Z.abs rest) limit then Some (sum + rest)%Z else None
  | None => None
  end.

(* At most the form, in ticks: sum u form.h + sum direct.y + sum ticks. *)
Fixpoint least (ranks : list rank) (form : list Z) (u : Q) (sum size : Z) (direct : list Q) : option Z :=
  match ranks with
  | [] => at_inputs form u sum size direct
  | r :: below =>
      let own := filter (fun b => Nat.eqb (fst (fst b)) (length below)) betas in
      let pulls k := fold_right (fun b t => if Nat.eqb (snd (fst b)) k then (snd b + t)%Z else t) 0%Z own in
      let sizes := map (fun e => let '(k, (a, c)) := e in
        let a := if is_dead c then 0%Z else Z.abs a in
        let pull := Z.abs (pulls k) in
        (if Z.eqb pull 0 then qz a else qadd (qz a) (qz pull / (65536 * u)), most c)) (combine (seq 0 (length form)) (combine form (cells r))) in
      let total := fold_right (fun e t => (t + fst e * qz (snd e))%Q) 0%Q sizes in
      let top := fold_right (fun e m => qmax m (fst e)) 0%Q sizes in
      let scale := Z.shiftl 1 (Z.max (excess total 52) (excess top bits)) in
      let u := (u * qz scale)%Q in
      if is_extreme u || is_extreme (u / tick) || negb (Z.ltb 0 scale) || negb (qltb 0 (step r)) then None else
      match descend u tick scale pulls 0 form (cells r) (option_map (skipn (before r)) digits) (P (match cells r with [] => [] | c :: _ => map (fun _ => 0%Z) (whole c) end) sum size 0) with
      | Some p => if Z.ltb (weight p) limit then least below (next p) (u * step r) (ticks p) (bulk p) direct else None
      | None => None
      end
  end.
End Least.

(* A layer in whole numbers: each weight is at most `half` from a multiple of the step. *)
Record layer := Layer_ { wholes : list (list Z * Z); the_step : Q; half : Q; largest_sum : Z; biases : list (Q * Q) }.
Fixpoint options {A} (l : list (option A)) : option (list A) :=
  match l with [] => Some [] | Some a :: l => option_map (cons a) (options l) | None :: _ => None end.
Definition den_of (r : row) : Z := common (fst r :: map snd (snd r)).
Definition enclosed (den : Z) (b : Q) : Q * Q := (below_in den b, above_in den b).
Definition nearest (step q : Q) : Z := if Qeq_bool q 0 then 0%Z else (- (- down (2 * q) step / 2))%Z.
Definition all_near (step half : Q) (exact : list (list Q)) : bool :=
  forallb (forallb (fun q => Qle_bool (qabs (q + - (qz (nearest step q) * step))) half)) exact.
Definition prepared (bits : Z) (inputs : nat) (rows : list row) : option layer :=
  let shifts := flat_map (fun r => let den := den_of r in map (fun e => shift_for (snd e) den bits) (snd r)) rows in
  let shift := match shifts with [] => 0%Z | a :: l => fold_right Z.min a l end in
  let step := two (- shift) in
  match options (map (fun r => dense inputs 0 (snd r)) rows) with
  | None => None
  | Some exact =>
      let ws := map (map (nearest step)) exact in
      let half := if all_near step 0 exact then 0%Q else (step / 2)%Q in
      let sums := map (fun w => fold_right (fun a s => (Z.abs a + s)%Z) 0%Z w) ws in
      if all_near step half exact
      then Some (Layer_ (map (fun w => (w, Z.max 1 (zmost w))) ws) step half (Z.max 1 (zmost sums))
             (map (fun r => enclosed (den_of r) (fst r)) rows))
      else None
  end.

Section Levels.
Variable bits : Z.
Variable s : box.
Variable assumptions : list assumption.

Definition ranges (ranks : list rank) : list (Q * Q * bool) :=
  match ranks with
  | [] => map (fun e => (e, false)) (combine (low s) (high s))
  | r :: _ => map (fun c => (lo c, hi c, is_dead c)) (cells r)
  end.
Definition activation_in (grid : Q) (e : Q * Q * bool) : Z * Z :=
  let '(a, b, dead) := e in if dead then (0, 0)%Z else (if qltb a 0 then 0%Z else down a grid, up b grid).
Fixpoint interval (w : list Z) (fts : list (Z * Z)) : Z * Z :=
  match w, fts with
  | a :: w, (f, t) :: fts => let '(l, u) := interval w fts in
      if Z.ltb 0 a then ((a * f + l)%Z, (a * t + u)%Z) else ((a * t + l)%Z, (a * f + u)%Z)
  | _, _ => (0, 0)%Z
  end.
Definition is_round : bool := match rounded s with Some _ => true | None => false end.

Definition of_unit (l k : nat) : list assumption := filter (fun a => Nat.eqb (fst (fst a)) l && Nat.eqb (snd (fst a)) k) assumptions.
Definition sign_of (mine : list assumption) : option bool := fold_left (fun _ a => Some (snd a)) mine None.

(* A row for one side of a unit that is still open. *)
Definition raised (ranks : list rank) (w : list Z) (step tick : Q) (bottom l : Z) : Z :=
  match least bits s tick [] None ranks w step bottom (Z.abs bottom) [] with Some a => Z.max l a | None => l end.
Definition lowered (ranks : list rank) (w : list Z) (step tick : Q) (top u : Z) : Z :=
  match least bits s tick [] None ranks (map Z.opp w) step (- top) (Z.abs top) [] with Some a => Z.min u (- a) | None => u end.
Definition improved (ranks : list rank) (w : list Z) (step tick : Q) (bottom top : Z) (is_upper : bool) (e : Z * Z) : Z * Z :=
  if match ranks with [] => is_round | _ => Z.ltb (fst e) 0 && Z.ltb 0 (snd e) end
  then if is_upper then (fst e, lowered ranks w step tick top (snd e)) else (raised ranks w step tick bottom (fst e), snd e)
  else e.
Definition cell_of (ranks : list rank) (step tick grid : Q) (slack : Z) (fts : list (Z * Z)) (k : nat) (w : list Z * Z) (b : Q * Q) : cell :=
  let mine := of_unit (length ranks) k in
  let sign := sign_of mine in
  let ends := interval (fst w) fts in
  let bottom := (down (fst b) tick - slack)%Z in
  let top := (up (snd b) tick + slack)%Z in
  let l0 := (down (qz (fst ends) * grid * step) tick + bottom)%Z in
  let u0 := (up (qz (snd ends) * grid * step) tick + top)%Z in
  let above_first := Z.ltb u0 (- l0) in
  let once := improved ranks (fst w) step tick bottom top in
  let '(l, u) := once (negb above_first) (once above_first (l0, u0)) in
  let '(l, u) := match sign with Some true => (Z.max l 0, Z.max u 0) | _ => (l, u) end in
  let what := match sign with
              | Some false => Dead
              | Some true => Alive
              | None => if Z.leb u 0 then Dead else if Z.leb 0 l then Alive else Bent end in
  let span := unit_for (qz (u - l)) 26 in
  let chord := match what with Bent => let a := up (qz u) span in (a * 1048576 / (a - down (qz l) span))%Z | _ => 0%Z end in
  C (fst w) (snd w) what (below (qz l * tick)) (above (qz u * tick)) chord (if Z.ltb (- l) u then 63 else 0)%Z
    (below (qz bottom * tick)) (above (qz top * tick)) (existsb (fun a => snd a) mine) (existsb (fun a => negb (snd a)) mine).

Definition next_rank (ranks : list rank) (y : layer) : rank :=
  let ins := ranges ranks in
  let top := fold_right (fun (e : Q * Q * bool) m => if snd e then m else qmax m (snd (fst e))) 0%Q ins in
  let grid := unit_for (top * qz (largest_sum y)) 51 in
  let fts := map (activation_in grid) ins in
  let total := fold_right (fun e t => (snd e + t)%Z) 0%Z fts in
  let size := ((top * qz (largest_sum y) + qz total * grid) * the_step y)%Q in
  let largest := fold_right (fun b m => qmax (- fst b)%Q (qmax (snd b) m)) size (biases y) in
  let tick := unit_for largest (2 * bits - 4) in
  let slack := if Qeq_bool (half y) 0 then 0%Z else up (qz total * grid * half y) tick in
  Rank (the_step y)
    (map (fun e => cell_of ranks (the_step y) tick grid slack fts (fst e) (fst (snd e)) (snd (snd e)))
       (combine (seq 0 (length (wholes y))) (combine (wholes y) (biases y))))
    (bent_in ranks).
Fixpoint ranks_on (ys : list layer) (ranks : list rank) : list rank :=
  match ys with [] => ranks | y :: ys => ranks_on ys (next_rank ranks y :: ranks) end.
End Levels.

(* Goals: conditions on x and then f(x) that hold together nowhere on the set. *)
Definition label_goals (d : nat) (r : rule) (label : nat) : option (list (list condition)) :=
  let one (sign b : Q) (strict : bool) := [Condition strict b [(d, sign)]] in
  match r with
  | Exact values => option_map (fun v => [one 1 (- v) true; one (-1) v true]%Q) (nth_error values label)
  | Threshold level => match label with
      | 0%nat => Some [one 1%Q (- level)%Q false] | 1%nat => Some [one (-1)%Q level false] | _ => None end
  | Argmax n => if Nat.ltb label n
      then Some (map (fun j => [Condition false 0%Q (if Nat.ltb j label then [((d + j)%nat, 1%Q); ((d + label)%nat, (-1)%Q)]
                                                   else [((d + label)%nat, (-1)%Q); ((d + j)%nat, 1%Q)])])
                   (filter (fun j => negb (Nat.eqb j label)) (seq 0 n)))
      else None
  end.

Section Goals.
Variable bits : Z.
Variable last_layer : list row.
Variable d : nat.

(* Minus the sum of factors times conditions, as a form over what the last layer reads, and directly over x. *)
Definition summed (goal : list condition) (factors : list nat) : sparse * Q :=
  fold_right (fun e t => let k := (- inject_Z (Z.of_nat (snd e)))%Q in
                         (merge (fst t) (scale k (on (fst e))), qadd (snd t) (qmul k (offset (fst e)))))
    ([], 0%Q) (combine goal factors).
Definition over_outputs (ws : sparse) : sparse * Q :=
  fold_right (fun e t => let r := nth (fst e - d) last_layer (0%Q, []) in
                         (merge (fst t) (scale (snd e) (snd r)), qadd (snd t) (qmul (snd e) (fst r))))
    ([], 0%Q) ws.

Definition goal_shown (s : box) (ranks : list rank) (goal : list condition) (factors : list nat) (betas : list (nat * nat * Z))
    (digits : option (list nat)) : bool :=
  let '(ws, b) := summed goal factors in
  let direct := filter (fun e => Nat.ltb (fst e) d) ws in
  let '(form, b') := over_outputs (filter (fun e => negb (Nat.ltb (fst e) d)) ws) in
  let is_linear := is_nil ranks in
  let whole := if is_linear then merge direct form else form in
  let moved := if is_linear then whole else direct in
  let highs := match ranks with [] => high s | r :: _ => map hi (cells r) end in
  match dense (length highs) 0 whole, dense d 0 direct with
  | Some whole, Some direct =>
      let constant := qadd (qadd b b') (dot moved (planted (corner s))) in
      let den := (fold_right (fun c t => lcm t (common (offset c :: map snd (on c)))) 1 goal
                  * fold_right (fun r t => lcm t (den_of r)) 1 last_layer)%Z in
      let shift := fold_right (fun q m => if Qeq_bool q 0 then m else Z.min m (shift_for q den (2 * bits - 4))) 300%Z whole in
      let u := two (- shift) in
      let numbers := map (fun q => down q u) whole in
      let directs := map (below_in den) direct in
      let size := fold_right (fun e t => if qltb 0 (snd e) then (qabs (fst e) * snd e + t)%Q else t)
                    (below_in (den * common (corner s)) (qabs constant) * 2 + 1)%Q
                    (combine (map (fun n => qz n * u)%Q numbers) highs ++ combine directs (high s)) in
      let tick := unit_for size (2 * bits - 6) in
      let c := down constant tick in
      match least bits s tick betas digits ranks numbers u c (Z.abs c) (if is_linear then [] else directs) with
      | Some n => Z.ltb 0 n || (Z.eqb n 0 && existsb (fun e => is_strict (fst e) && Nat.ltb 0 (snd e)) (combine goal factors))
      | None => false
      end
  | _, _ => false
  end.

(* A hint: a factor for each condition if there are several; four digits for each assumption; one for each open unit. *)
Fixpoint beta_digits (assumptions : list assumption) (ds : list nat) : option (list (nat * nat * Z) * list nat) :=
  match assumptions, ds with
  | [], _ => Some ([], ds)
  | (l, k, positive) :: rest, a :: b :: c :: e :: ds =>
      let n := fold_left (fun t a => t * 64 + Z.of_nat a)%Z [a; b; c; e] 0%Z in
      option_map (fun t => ((l, k, if positive then (- n)%Z else n) :: fst t, snd t)) (beta_digits rest ds)
  | _, _ => None
  end.
Definition goal_ok (s : box) (assumptions : list assumption) (ranks : list rank) (goal : list condition) (hint : list nat) : bool :=
  let mixed := Nat.ltb 1 (length goal) && negb (is_nil hint) in
  let factors := if mixed then firstn (length goal) hint else map (fun _ => 1%nat) goal in
  let ds := if mixed then skipn (length goal) hint else hint in
  Nat.eqb (length factors) (length goal) &&
  match ds with
  | [] => goal_shown s ranks goal factors [] None
  | _ => match beta_digits assumptions ds with
         | None => false
         | Some (betas, []) => goal_shown s ranks goal factors betas None
         | Some (betas, slopes) => Nat.eqb (length slopes) (bent_in ranks) && goal_shown s ranks goal factors betas (Some slopes)
         end
  end.
End Goals.

(* Trees in preorder: a leaf has a hint for each goal; a split names an input or a hidden unit, by its number among both. *)
Inductive node := SplitAt (k : nat) | Leaf_ (hints : option (list (list nat))).
Definition part_of_tree := (box * list assumption)%type.
Fixpoint unit_number (widths : list nat) (l k : nat) : option (nat * nat) :=
  match widths with [] => None | w :: widths => if Nat.ltb k w then Some (l, k) else unit_number widths (S l) (k - w) end.
Definition parts_at (d : nat) (widths : list nat) (k : nat) (p : part_of_tree) : option (part_of_tree * part_of_tree) :=
  let '(s, assumptions) := p in
  if Nat.ltb k d then option_map (fun e => ((fst e, assumptions), (snd e, assumptions))) (halves s k)
  else option_map (fun u => ((s, assumptions ++ [(u, true)]), (s, assumptions ++ [(u, false)]))) (unit_number widths 0 (k - d)).
Fixpoint forall2b {A B} (g : A -> B -> bool) (a : list A) (b : list B) : bool :=
  match a, b with [], [] => true | x :: a, y :: b => g x y && forall2b g a b | _, _ => false end.
Fixpoint run (bits : Z) (ys : list layer) (last_layer : list row) (d : nat) (goals : list (list condition)) (nodes : list node)
    (waiting : list part_of_tree) : bool :=
  match nodes, waiting with
  | [], [] => true
  | SplitAt k :: nodes, p :: waiting =>
      match parts_at d (map (fun y => length (wholes y)) ys) k p with
      | Some (a, b) => run bits ys last_layer d goals nodes (a :: b :: waiting)
      | None => false
      end
  | Leaf_ hints :: nodes, (s, assumptions) :: waiting =>
      let ranks := ranks_on bits s assumptions ys [] in
      forall2b (goal_ok bits last_layer d s assumptions ranks) goals (match hints with None => map (fun _ => []) goals | Some hints => hints end)
      && run bits ys last_layer d goals nodes waiting
  | _, _ => false
  end.

(* A network, ready: its hidden layers in whole numbers. *)
Fixpoint layers_of (bits : Z) (inputs : nat) (f : network) : option (list layer) :=
  match f with
  | [] | [_] => Some []
  | rows :: f => match prepared bits inputs rows, layers_of bits (length rows) f with
                 | Some y, Some ys => Some (y :: ys) | _, _ => None end
  end.
(* At the corner the pre-activations of the first layer are exact, before they are enclosed. *)
Definition at_corner (rows : list row) (s : box) (ys : list layer) : list layer :=
  match ys with
  | [] => []
  | y :: ys => let values := affine_q rows (corner s) in
               Layer_ (wholes y) (the_step y) (half y) (largest_sum y) (map (enclosed (common values)) values) :: ys
  end.
Definition tree_shows (bits : Z) (ys : list layer) (f : network) (d : nat) (s : box) (goals : list (list condition)) (nodes : list node) : bool :=
  run bits (at_corner (hd [] f) s ys) (last f []) d goals nodes [(s, [])].
