(* The rules: functions on rationals; their soundness is in Sound.v. *)
Require Import QArith List Arith Bool.
From Muball Require Import Statement Rational Ball Evidence Curves.
Import ListNotations.

Section Rules.
Variable f : network.
Variable p : exponent.
Variable d : nat.
Variable mu : Q.
Variable reaches : bounds.
Variable c : list Q.
Variable left_out : list (nat * Q * Q).
Variable inequalities : list inequality.

(* BALL, and on a piece Slab: less the multiple of the slab that has the same linear part. *)
Definition less_slab (q : form) (s : slab) : option form :=
  let '(w, v, lo, hi) := s in
  let k := quotient (ln q) w in
  if qltb 0 k then option_map (fun hi => fadd q (- k) (F [] w (qadd v (- hi)))) hi
  else if qltb k 0 then option_map (fun lo => fadd q (- k) (F [] w (qadd v (- lo)))) lo
  else None.
Definition by_slab (q : form) (s : slab) : bool :=
  match less_slab q s with Some r => is_nil (ln r) && Qle_bool (cst r) 0 | None => false end.
Definition by_ball (levels : list level) (slabs : list slab) (strict : bool) (q : form) : bool :=
  (match levels with [] => is_nil (tm q) | _ => at_most_0 (tm q) end) &&
  (reachb p d mu reaches (ln q) strict (- cst q) || (negb strict && existsb (by_slab q) slabs)).

(* CUT *)
Definition facts_of (levels : list level) : list form := match levels with [] => [] | l :: _ => facts l end.
Definition cut (levels : list level) (q : form) (uses : list (nat * Q)) : res form :=
  fold_res (fun q use => let* g := some (nth_error (facts_of levels) (fst use)) BadProof in
                         need (Qle_bool 0 (snd use)) BadProof (Ok (fadd q (- snd use) g))) q uses.

(* A form over a level as one over the level below: active units are replaced; open ones are listed, with z. *)
Definition opened := list (nat * Q * form).
Fixpoint step (own : level) (ts : sparse) (base : form) (rest : opened) : res (form * opened) :=
  match ts with
  | [] => Ok (base, rest)
  | (n, a) :: ts =>
      let* z := some (get n (zs own)) BadProof in
      match get n (kinds own) with
      | Some Active => step own ts (fadd base a z) rest
      | Some Open => step own ts base ((n, a, z) :: rest)
      | _ => No BadProof
      end
  end.
Definition mem (n : nat) (l : list nat) : bool := existsb (Nat.eqb n) l.
Definition case (base : form) (rest : opened) (units : list nat) : form :=
  fold_right (fun e q => let '(n, a, z) := e in if mem n units then fadd q a z else q) base rest.
(* Every set of the units has a case that names exactly these of them. *)
Fixpoint covers (units : list nat) (cs : list (list nat)) : bool :=
  match units with
  | [] => negb (is_nil cs)
  | n :: units => covers units (filter (mem n) cs) && covers units (filter (fun c => negb (mem n c)) cs)
  end.
Definition rising (rest : opened) : list nat :=
  map (fun e => fst (fst e)) (filter (fun e => qltb 0 (snd (fst e))) rest).
Fixpoint distinct (l : list nat) : bool := match l with [] => true | n :: l => negb (mem n l) && distinct l end.
Definition named (rest : opened) (units : list nat) : bool :=
  distinct units && forallb (fun n => mem n (map (fun e => fst (fst e)) rest)) units.
(* LINEAR BOUNDS: h <= s z + max(-s l, (1-s) u). *)
Definition chord (s lo hi : Q) : Q := qmax (qmul (- s) lo) (qmul (qadd 1 (- s)) hi).
Definition limits_of (own : level) (n : nat) : option (Q * Q * Q * Q) :=
  option_map snd (find (fun b => Nat.eqb n (fst b)) (limits own)).
Definition linear (own : level) (base : form) (rest : opened) : res form :=
  fold_res (fun q e => let '(n, a, z) := e in
    let* b := some (limits_of own n) BadProof in
    let '(lo, hi, above, under) := b in
    Ok (if qltb 0 a then fadd (fadd q (qmul a above) z) a (fconst (chord above lo hi)) else fadd q (qmul a under) z)) base rest.

Fixpoint show (fuel : nat) (levels : list level) (slabs : list slab) (strict : bool) (why : reason)
  (q : form) (t : proof) : res unit :=
  match fuel with O => No Deep | S fuel =>
  let '(Proof_ less e) := t in
  let* q := cut levels q less in
  match e, levels with
  | ByBall, _ => need (by_ball levels slabs strict q) why (Ok tt)
  | _, [] => No BadProof
  | Cases cs, own :: below =>
      let* (base, rest) := step own (tm q) (F [] (ln q) (cst q)) [] in
      need (forallb (fun c => named rest (fst c)) cs && covers (rising rest) (map fst cs)) BadProof
        (every (fun c => show fuel below slabs strict why (case base rest (fst c)) (snd c)) cs)
  | Linear t, own :: below =>
      let* (base, rest) := step own (tm q) (F [] (ln q) (cst q)) [] in
      let* q := linear own base rest in
      show fuel below slabs strict why q t
  end end.

(* Step 1: a row over the level below. *)
Definition at_centre (w : sparse) : Q := fold_right (fun e v => qadd (qmul (snd e) (nth (fst e) c 0%Q)) v) 0%Q w.
Fixpoint read (own : level) (w : sparse) : res form :=
  match w with
  | [] => Ok (fconst 0)
  | (n, a) :: w =>
      let* q := read own w in
      match get n (kinds own) with
      | None => No BadProof
      | Some (Exactly w v) => Ok (fadd q a (F [] w v))
      | Some _ => Ok (F ((n, a) :: tm q) (ln q) (cst q))
      end
  end.
Definition z_of (levels : list level) (r : row) : res form :=
  match levels with
  | [] => Ok (F [] (snd r) (qadd (fst r) (at_centre (snd r))))
  | own :: _ => let* q := read own (snd r) in Ok (F (tm q) (ln q) (qadd (fst r) (cst q)))
  end.

(* Step 2: a unit by its letter. *)
Definition never_negative (levels : list level) (r : row) : bool :=
  negb (is_nil levels) && Qle_bool 0 (fst r) && at_least_0 (snd r).
Definition itself (z : form) : kind := if is_nil (tm z) then Exactly (ln z) (cst z) else Active.
Definition zero : kind := Exactly [] 0%Q.
Definition is_zero (w : sparse) (v : Q) : bool := is_nil w && Qeq_bool v 0.
Definition unit_kind (fuel : nat) (levels : list level) (slabs : list slab) (r : row) (z : form) (a : letter)
  (proofs : list proof) : res (kind * list proof) :=
  let ball := by_ball levels slabs false in
  let positive := never_negative levels r in
  match a, proofs with
  | Plus, _ => need (positive || is_nil (tm z)) BadProof (need (positive || ball (fopp z)) Neuron (Ok (itself z, proofs)))
  | Minus, _ => need (is_nil (tm z)) BadProof (need (ball z) Neuron (Ok (zero, proofs)))
  | Opened, _ => Ok (Open, proofs)
  | Decided, _ => Ok (if positive then itself z else if ball z then zero else if ball (fopp z) then itself z else Open, proofs)
  | Least, t :: proofs => let* _ := show fuel levels slabs false Neuron (fopp z) t in Ok (itself z, proofs)
  | Most, t :: proofs => let* _ := show fuel levels slabs false Neuron z t in Ok (zero, proofs)
  | _, [] => No BadProof
  end.
Fixpoint kinds_of (fuel : nat) (levels : list level) (slabs : list slab) (rs : list row) (fs : list form)
  (letters : list letter) (proofs : list proof) : res (list kind) :=
  match rs, fs, letters with
  | [], [], [] => need (is_nil proofs) BadProof (Ok [])
  | r :: rs, z :: fs, a :: letters =>
      let* (k, proofs) := unit_kind fuel levels slabs r z a proofs in
      let* ks := kinds_of fuel levels slabs rs fs letters proofs in
      Ok (k :: ks)
  | _, _, _ => No BadProof
  end.

(* Step 3: bounds of open units. *)
Definition is_open (own : level) (n : nat) : bool := match get n (kinds own) with Some Open => true | _ => false end.
Definition add_bound (fuel : nat) (levels : list level) (slabs : list slab) (own : level) (b : bound) : res level :=
  let '(n, (lo, hi, above, under), t1, t2) := b in
  let* z := some (get n (zs own)) BadProof in
  need (is_open own n && match limits_of own n with None => true | _ => false end
        && Qle_bool 0 above && Qle_bool above 1 && Qle_bool 0 under && Qle_bool under 1) BadProof
    (let* _ := show fuel levels slabs false Bound (fadd (fconst lo) (-1) z) t1 in
     let* _ := show fuel levels slabs false Bound (fadd z (-1) (fconst hi)) t2 in
     Ok (L (zs own) (kinds own) ((n, (lo, hi, above, under)) :: limits own) (facts own))).

(* Step 5: an inequality of the ball over a level, its units moved up by the offset. *)
Definition named_row (first : level) (l r : nat) : res form :=
  let* rs := some (nth_error f l) BadProof in
  let* row := some (nth_error rs r) BadProof in
  match l with
  | O => some (get r (zs first)) BadProof
  | _ => Ok (fold_right (fun e q => match get (fst e) (kinds first) with
                                    | Some (Exactly w v) => fadd q (snd e) (F [] w v) | _ => q end) (fconst (fst row)) (snd row))
  end.
Definition remainder (first : level) (i : inequality) : res form :=
  fold_res (fun q e => let '(l, r, a) := e in let* z := named_row first l r in
                       need (is_nil (tm z)) BadProof (Ok (fadd q a z))) (fconst (constant i)) (rows i).
Definition member (own first : level) (i : inequality) (offset : nat) : res form :=
  let* rest := remainder first i in
  fold_res (fun q e => let n := (fst e + offset)%nat in
    match get n (kinds own) with
    | None => No BadProof
    | Some (Exactly w v) => Ok (fadd q (snd e) (F [] w v))
    | Some _ => Ok (fadd q (snd e) (F [(n, 1%Q)] [] 0%Q))
    end) rest (terms i).

(* FACT and the layers that are followed. *)
Definition missed (slabs : list slab) (u : nat) (w : sparse) (v : Q) (lo hi : option Q) (a : piece) : bool :=
  match a, lo, hi with
  | Above, _, Some hi => by_ball [] [] true (fadd (fconst hi) (-1) (F [] w v))
  | Below, Some lo, _ => by_ball [] [] true (fadd (F [] w v) (-1) (fconst lo))
  | LeftOut, Some lo, Some hi =>
      existsb (fun s => let '(n, a, b) := s in Nat.eqb n u && Qle_bool a lo && Qle_bool hi b) left_out
  | _, _, _ => false
  end.
Fixpoint over_pieces (g : option Q -> option Q -> piece -> res unit) (lo : option Q) (values : list Q) (pieces : list piece)
  : res unit :=
  match values, pieces with
  | [], [a] => g lo None a
  | v :: values, a :: pieces => let* _ := g lo (Some v) a in over_pieces g (Some v) values pieces
  | _, _ => No BadProof
  end.
Definition add_facts (prove : list level -> inequality -> nat -> fact -> res unit) (below : list level) (first own : level)
  (fs : list (nat * nat * fact)) : res level :=
  fold_res (fun own e => let '(k, offset, t) := e in
    let* i := some (nth_error inequalities k) BadProof in
    let* _ := prove (own :: below) i offset t in
    let* q := member own (first_of below own first) i offset in
    Ok (L (zs own) (kinds own) (limits own) (facts own ++ [q]))) own fs.
Definition base_of (fuel : nat) (levels : list level) (slabs : list slab) (units : list letter) (proofs : list proof)
  (bs : list bound) : res level :=
  let rs := nth (length levels) f [] in
  let* fs := map_res (z_of levels) rs in
  let* ks := kinds_of fuel levels slabs rs fs units proofs in
  fold_res (add_bound fuel levels slabs) (L (planted fs) (planted ks) [] []) bs.

Fixpoint prove (fuel : nat) (first : level) (slabs : list slab) (levels : list level) (i : inequality) (offset : nat)
  (t : fact) {struct fuel} : res unit :=
  match fuel, levels with
  | O, _ => No Deep
  | _, [] => No BadProof
  | S fuel, own :: below =>
      let first := first_of below own first in
      match t with
      | Shown t => let* q := member own first i offset in show fuel levels slabs false Fact q t
      | Separable alpha e =>
          let* q := member own first i offset in
          need (separable p d mu fuel levels slabs alpha e q) Fact (Ok tt)
      | Follow ls t =>
          need (negb (is_nil ls) && Nat.ltb (length ls) (length levels)) BadProof
            (let* again := fold_res (follow fuel first slabs) (skipn (length ls) levels) ls in
             need (Nat.eqb (length again) (length levels)) BadProof (prove fuel first slabs again i offset t))
      | SplitBy u values pieces =>
          match get u (kinds first) with
          | Some (Exactly w v) =>
              over_pieces (fun lo hi a => match a with
                | On t => prove fuel first (slabs ++ [(w, v, lo, hi)]) levels i offset t
                | _ => need (missed slabs u w v lo hi a) Fact (Ok tt)
                end) None values pieces
          | _ => No BadProof
          end
      end
  end
with follow (fuel : nat) (first : level) (slabs : list slab) (levels : list level) (a : layer) {struct fuel} : res (list level) :=
  match fuel with O => No Deep | S fuel =>
  let '(Layer units proofs bs fs) := a in
  let* own := base_of fuel levels slabs units proofs bs in
  let* own := add_facts (prove fuel first slabs) levels first own fs in
  Ok (own :: levels)
  end.
End Rules.
