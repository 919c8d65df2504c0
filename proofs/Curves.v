(* SEPARABLE: a form as a constant and one curve per coordinate, each by its values on a grid, linear between. The grid is
   refined until no unit changes its sign between two points of it; only the last pass is believed. *)
Require Import QArith List Arith Bool.
From Muball Require Import Statement Rational Ball Evidence.
Import ListNotations.

Definition curves := list (nat * list Q).                     (* by coordinate, ascending: values on the grid *)
Definition values_of := list (nat * (Q * curves)).             (* units of a level: a constant and curves *)

Fixpoint lin (a : list Q) (k : Q) (b : list Q) : list Q :=
  match a, b with u :: a, w :: b => qadd u (qmul k w) :: lin a k b | _, _ => [] end.
Fixpoint cmerge (k : Q) (a : curves) : curves -> curves :=
  fix go (b : curves) : curves :=
    match a, b with
    | [], _ => map (fun e => (fst e, map (qmul k) (snd e))) b
    | _, [] => a
    | (n, u) :: a', (m, w) :: b' =>
        match Nat.compare n m with
        | Eq => (n, lin u k w) :: cmerge k a' b'
        | Lt => (n, u) :: cmerge k a' b
        | Gt => (m, map (qmul k) w) :: go b'
        end
    end.
Definition flat (v : list Q) : bool := match v with [] => true | u :: v => forallb (Qeq_bool u) v end.
Fixpoint settle (v : Q) (cs : curves) : Q * curves :=
  match cs with
  | [] => (v, [])
  | (k, u) :: cs => let '(v, cs) := settle v cs in if flat u then (qadd v (hd 0%Q u), cs) else (v, (k, u) :: cs)
  end.
Definition grid_at (g : tree (list Q)) (k : nat) : list Q := match get k g with Some l => l | None => [] end.

Section Pass.
Variable g : tree (list Q).
Definition identities (w : sparse) : curves := map (fun e => (fst e, map (qmul (snd e)) (grid_at g (fst e)))) w.
Definition value_of (n : nat) (us : values_of) : option (Q * curves) := option_map snd (find (fun e => Nat.eqb n (fst e)) us).
Fixpoint sum_units (us : values_of) (ts : sparse) (v : Q) (cs : curves) : option (Q * curves) :=
  match ts with
  | [] => Some (v, cs)
  | (n, a) :: ts => match value_of n us with
                    | Some (v', cs') => sum_units us ts (qadd v (qmul a v')) (cmerge a cs cs')
                    | None => None
                    end
  end.
Definition curves_of (us : values_of) (q : form) : option (Q * curves) :=
  if forallb (fun e => negb (is_nil (grid_at g (fst e)))) (ln q)
  then option_map (fun e => settle (fst e) (snd e)) (sum_units us (tm q) (cst q) (identities (ln q))) else None.

Fixpoint same_sign (v : list Q) : bool :=
  match v with u :: ((w :: _) as r) => Qle_bool 0 (qmul u w) && same_sign r | _ => true end.
Fixpoint zeros (g v : list Q) : list Q :=
  match g, v with
  | s :: ((e :: _) as g'), u :: ((w :: _) as v') =>
      (if qltb (qmul u w) 0 then [qadd s (- Qred (qmul u (qadd e (- s)) / qadd w (- u)))] else []) ++ zeros g' v'
  | _, _ => []
  end.
Definition qmin (a b : Q) : Q := if Qle_bool a b then a else b.
Fixpoint extreme (op : Q -> Q -> Q) (v : list Q) : Q :=
  match v with [] => 0%Q | [u] => u | u :: v => op u (extreme op v) end.
Definition end_of (op : Q -> Q -> Q) (v : Q) (cs : curves) : Q := fold_right (fun c s => qadd (extreme op (snd c)) s) v cs.
Definition crossing := list (nat * Q).
(* relu of a constant and curves: nothing to do, 0, or bent, which is right if no point is asked for. *)
Definition relu_curves (k : kind) (v : Q) (cs : curves) : option (Q * curves * crossing) :=
  match k with
  | Active => Some (v, cs, [])
  | Exactly _ _ => None
  | Open =>
      if Qle_bool 0 (end_of qmin v cs) then Some (v, cs, [])
      else if Qle_bool (end_of qmax v cs) 0 then Some (0%Q, [], [])
      else match cs with
           | [(k, u)] => let u := map (qadd v) u in
               Some (0%Q, [(k, map (qmax 0) u)], if same_sign u then [] else map (fun t => (k, t)) (zeros (grid_at g k) u))
           | _ => None
           end
  end.
Fixpoint units_of (own : level) (below : values_of) (needs : sparse) : option (values_of * crossing) :=
  match needs with
  | [] => Some ([], [])
  | (n, _) :: needs =>
      match get n (zs own), get n (kinds own), units_of own below needs with
      | Some z, Some k, Some (us, pts) =>
          match curves_of below z with
          | Some (v, cs) => match relu_curves k v cs with
                            | Some (v, cs, more) => Some ((n, (v, cs)) :: us, more ++ pts)
                            | None => None
                            end
          | None => None
          end
      | _, _, _ => None
      end
  end.
Definition needs_of (own : level) (needs : sparse) : sparse :=
  fold_right (fun e s => match get (fst e) (zs own) with Some z => merge (map (fun e => (fst e, 1%Q)) (tm z)) s | None => s end) [] needs.
Fixpoint table (levels : list level) (needs : sparse) : option (values_of * crossing) :=
  match levels with
  | [] => match needs with [] => Some ([], []) | _ => None end
  | own :: below =>
      match table below (needs_of own needs) with
      | Some (us, pts) => match units_of own us needs with Some (us, more) => Some (us, more ++ pts) | None => None end
      | None => None
      end
  end.
End Pass.

(* The grid: the range of every coordinate on the piece, and 0 if it lies inside. *)
Definition range (mu : Q) (slabs : list slab) (k : nat) : Q * Q :=
  fold_left (fun r s => let '(w, v, lo, hi) := s in
    match w with
    | [(n, a)] =>
        if Nat.eqb n k && negb (Qeq_bool a 0) then
          let at_ := option_map (fun t => Qred (qadd t (- v) / a)) in
          let '(lo, hi) := if qltb 0 a then (at_ lo, at_ hi) else (at_ hi, at_ lo) in
          let low := match lo with Some t => qmin (qmax t (fst r)) (snd r) | None => fst r end in
          (low, match hi with Some t => qmax (qmin t (snd r)) low | None => snd r end)
        else r
    | _ => r
    end) slabs (- mu, mu)%Q.
Fixpoint insert (t : Q) (l : list Q) : list Q :=
  match l with
  | [] => [t]
  | s :: r => if qltb t s then t :: l else if Qeq_bool t s then l else s :: insert t r
  end.
Definition ends (r : Q * Q) : list Q :=
  insert (fst r) (insert (snd r) (if qltb (fst r) 0 && qltb 0 (snd r) then [0%Q] else [])).
Fixpoint with_points (pts : crossing) (k : nat) (gs : list (list Q)) : list (list Q) :=
  match gs with
  | [] => []
  | l :: gs => fold_right (fun e l => if Nat.eqb (fst e) k then insert (snd e) l else l) l pts :: with_points pts (S k) gs
  end.
Fixpoint ascending (l : list Q) : bool :=
  match l with s :: ((e :: _) as r) => qltb s e && ascending r | _ => true end.
Definition grid_ok (r : Q * Q) (l : list Q) : bool :=
  negb (is_nil l) && ascending l && Qle_bool (hd 0%Q l) (fst r) && Qle_bool (snd r) (last l 0%Q).

(* The largest value of a curve less alpha |t|^e. *)
Definition less_power (alpha : Q) (e : nat) (t v : Q) : Q :=
  match e with O => v | S O => qadd v (- qmul alpha (qabs t)) | _ => qadd v (- qmul alpha (qmul t t)) end.
Definition summit (alpha : Q) (e : nat) (s t u w : Q) : Q :=
  match e with
  | S (S O) =>
      let slope := Qred (qadd w (- u) / qadd t (- s)) in
      let top := Qred (slope / qmul (2#1) alpha) in
      if qltb 0 alpha && qltb s top && qltb top t then less_power alpha e top (qadd u (qmul slope (qadd top (- s))))
      else less_power alpha e s u
  | _ => less_power alpha e s u
  end.
Fixpoint peak (alpha : Q) (e : nat) (g v : list Q) : Q :=
  match g, v with
  | s :: ((t :: _) as g'), u :: ((w :: _) as v') =>
      qmax (qmax (less_power alpha e s u) (summit alpha e s t u w)) (peak alpha e g' v')
  | s :: _, u :: _ => less_power alpha e s u
  | _, _ => 0%Q
  end.
Fixpoint no_kink (g : list Q) : bool :=
  match g with s :: ((t :: _) as r) => Qle_bool 0 (qmul s t) && no_kink r | _ => true end.
Definition exponent_ok (p : exponent) (e : nat) : bool :=
  match e, p with
  | O, _ => true
  | S O, P1 => true
  | S (S O), (P1 | P2) => true
  | S (S O), PQ b n => Nat.leb n (S b)
  | _, _ => false
  end.

Fixpoint refined (fuel : nat) (levels : list level) (q : form) (gs : list (list Q)) : option (list (list Q)) :=
  match fuel with
  | O => None
  | S fuel => match table (planted gs) levels (tm q) with
              | None => None
              | Some (_, []) => Some gs
              | Some (_, pts) => refined fuel levels q (with_points pts 0 gs)
              end
  end.
Definition separable (p : exponent) (d : nat) (mu : Q) (fuel : nat) (levels : list level) (slabs : list slab) (alpha : Q) (e : nat)
  (q : form) : bool :=
  let ranges := map (range mu slabs) (seq 0 d) in
  exponent_ok p e && Qle_bool 0 alpha && Qle_bool 0 mu && ascends 0 d (ln q) &&
  match refined fuel levels q (map ends ranges) with
  | None => false
  | Some gs =>
      Nat.eqb (length gs) d && forallb (fun e => grid_ok (fst e) (snd e)) (combine ranges gs) &&
      match table (planted gs) levels (tm q) with
      | Some (us, []) =>
          match curves_of (planted gs) us q with
          | Some (v, cs) =>
              ascends 0 d (map (fun c => (fst c, 0%Q)) cs) && forallb (fun l => match e with S O => no_kink l | _ => true end) gs &&
              Qle_bool (qadd (fold_right (fun c s => qadd (peak alpha e (grid_at (planted gs) (fst c)) (snd c)) s) v cs)
                             (match e with O => 0%Q | _ => qmul alpha (qpow mu e) end)) 0
          | None => false
          end
      | _ => false
      end
  end.
