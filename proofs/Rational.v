(* Rationals in lowest terms, sparse vectors, forms, and trees that hold a list. *)
Require Import Reals QArith Qreals List Lra Arith Bool Lia.
From Muball Require Import Statement.
Import ListNotations.
Local Open Scope R_scope.

Definition qadd (a b : Q) : Q := Qred (a + b)%Q.
Definition qmul (a b : Q) : Q := Qred (a * b)%Q.
Definition qabs (a : Q) : Q := if Qle_bool 0 a then a else (- a)%Q.
Definition qmax (a b : Q) : Q := if Qle_bool a b then b else a.
Definition qltb (a b : Q) : bool := negb (Qle_bool b a).

Lemma q2r_red a : Q2R (Qred a) = Q2R a.
Proof. apply Qeq_eqR, Qred_correct. Qed.
Lemma q2r_add a b : Q2R (qadd a b) = Q2R a + Q2R b.
Proof. unfold qadd. rewrite q2r_red. apply Q2R_plus. Qed.
Lemma q2r_mul a b : Q2R (qmul a b) = Q2R a * Q2R b.
Proof. unfold qmul. rewrite q2r_red. apply Q2R_mult. Qed.
Lemma q2r_0 : Q2R 0 = 0. Proof. unfold Q2R; simpl; lra. Qed.
Lemma q2r_1 : Q2R 1 = 1. Proof. unfold Q2R; simpl; lra. Qed.
Lemma q2r_m1 : Q2R (-1) = -1. Proof. unfold Q2R; simpl; lra. Qed.
Lemma qle_r a b : Qle_bool a b = true -> Q2R a <= Q2R b.
Proof. intro H. apply Qle_Rle, Qle_bool_iff, H. Qed.
Lemma qlt_r a b : qltb a b = true -> Q2R a < Q2R b.
Proof.
  unfold qltb. intro H. apply Qlt_Rlt, Qnot_le_lt. intro L.
  apply Qle_bool_iff in L. rewrite L in H. discriminate.
Qed.
Lemma qgt_r a b : Qle_bool a b = false -> Q2R b < Q2R a.
Proof. intro H. apply qlt_r. unfold qltb. now rewrite H. Qed.
Lemma qeq_r a b : Qeq_bool a b = true -> Q2R a = Q2R b.
Proof. intro H. apply Qeq_eqR, Qeq_bool_iff, H. Qed.
Lemma q2r_abs a : Q2R (qabs a) = Rabs (Q2R a).
Proof.
  unfold qabs. destruct (Qle_bool 0 a) eqn:E.
  - apply qle_r in E. rewrite q2r_0 in E. now rewrite Rabs_pos_eq.
  - apply qgt_r in E. rewrite q2r_0 in E. rewrite Q2R_opp, Rabs_left; lra.
Qed.
Lemma q2r_max a b : Q2R (qmax a b) = Rmax (Q2R a) (Q2R b).
Proof.
  unfold qmax. destruct (Qle_bool a b) eqn:E.
  - apply qle_r in E. now rewrite Rmax_right.
  - apply qgt_r in E. rewrite Rmax_left; lra.
Qed.
Fixpoint qpow (q : Q) (n : nat) : Q := match n with O => 1%Q | S m => qmul q (qpow q m) end.
Lemma q2r_pow q n : Q2R (qpow q n) = Q2R q ^ n.
Proof. induction n as [|n IH]; [apply q2r_1|]. cbn [qpow pow]. now rewrite q2r_mul, IH. Qed.

(* Comparisons, strict or not. *)
Definition cmp (strict : bool) (a b : R) : Prop := if strict then a < b else a <= b.
Definition qcmp (strict : bool) : Q -> Q -> bool := if strict then qltb else Qle_bool.
Lemma qcmp_r strict a b : qcmp strict a b = true -> cmp strict (Q2R a) (Q2R b).
Proof. destruct strict; [apply qlt_r|apply qle_r]. Qed.
Lemma cmp_trans strict a b c : a <= b -> cmp strict b c -> cmp strict a c.
Proof. destruct strict; simpl; lra. Qed.

(* Sums of sparse vectors. Nothing below needs an invariant: an entry may occur twice, or be 0. *)
Definition cons_nz (n : nat) (q : Q) (r : sparse) : sparse := if Qeq_bool q 0 then r else (n, q) :: r.
Fixpoint merge (a : sparse) : sparse -> sparse :=
  fix go (b : sparse) : sparse :=
    match a, b with
    | [], _ => b
    | _, [] => a
    | (n, p) :: a', (m, q) :: b' =>
        match Nat.compare n m with
        | Eq => cons_nz n (qadd p q) (merge a' b')
        | Lt => (n, p) :: merge a' b
        | Gt => (m, q) :: go b'
        end
    end.
Definition scale (k : Q) (a : sparse) : sparse := if Qeq_bool k 0 then [] else map (fun e => (fst e, qmul k (snd e))) a.

Lemma ev_nz n q r f : ev (cons_nz n q r) f = Q2R q * f n + ev r f.
Proof.
  unfold cons_nz. destruct (Qeq_bool q 0) eqn:E; [|reflexivity].
  apply qeq_r in E. rewrite E, q2r_0. lra.
Qed.
Lemma ev_merge a : forall b f, ev (merge a b) f = ev a f + ev b f.
Proof.
  induction a as [|(n, p) a IH]; intros b f.
  - destruct b; simpl; lra.
  - induction b as [|(m, q) b IHb]; [simpl; lra|].
    simpl merge. destruct (Nat.compare_spec n m) as [E|E|E].
    + subst m. rewrite ev_nz, q2r_add, IH. simpl. lra.
    + simpl ev at 1. rewrite IH. simpl. lra.
    + simpl merge in IHb. simpl ev at 1. rewrite IHb. simpl. lra.
Qed.
Lemma ev_scale k a f : ev (scale k a) f = Q2R k * ev a f.
Proof.
  unfold scale. destruct (Qeq_bool k 0) eqn:E; [apply qeq_r in E; rewrite E, q2r_0; simpl; lra|].
  induction a as [|(n, q) a IH]; [simpl; lra|]. cbn [map ev fst snd]. rewrite IH, q2r_mul. lra.
Qed.
Lemma ev_ext a f g : (forall n, f n = g n) -> ev a f = ev a g.
Proof. intro H. induction a as [|(n, q) a IH]; simpl; [reflexivity|]. now rewrite H, IH. Qed.

(* A form over the units of a layer: sum a_n h_n + sum w_k t_k + v, t = x - c. *)
Record form := F { tm : sparse; ln : sparse; cst : Q }.
Definition fev (q : form) (h t : nat -> R) : R := ev (tm q) h + ev (ln q) t + Q2R (cst q).
Definition fconst (v : Q) : form := F [] [] v.
(* q + k r *)
Definition fadd (q : form) (k : Q) (r : form) : form :=
  F (merge (tm q) (scale k (tm r))) (merge (ln q) (scale k (ln r))) (qadd (cst q) (qmul k (cst r))).
Definition fopp (q : form) : form := fadd (fconst 0) (-1) q.

Lemma fev_add q k r h t : fev (fadd q k r) h t = fev q h t + Q2R k * fev r h t.
Proof. unfold fev, fadd; cbn [tm ln cst]. rewrite !ev_merge, !ev_scale, q2r_add, q2r_mul. lra. Qed.
Lemma fev_const v h t : fev (fconst v) h t = Q2R v.
Proof. unfold fev; simpl; lra. Qed.
Lemma fev_opp q h t : fev (fopp q) h t = - fev q h t.
Proof. unfold fopp. rewrite fev_add, q2r_m1, fev_const, q2r_0. lra. Qed.

Definition is_nil {A} (l : list A) : bool := match l with [] => true | _ => false end.
Definition at_most_0 (a : sparse) : bool := forallb (fun e => Qle_bool (snd e) 0) a.
Definition at_least_0 (a : sparse) : bool := forallb (fun e => Qle_bool 0 (snd e)) a.
Lemma at_most_0_ev a g : (forall n, 0 <= g n) -> at_most_0 a = true -> ev a g <= 0.
Proof.
  intros P H. induction a as [|(n, q) a IH]; simpl; [lra|]. cbn in H. rewrite andb_true_iff in H.
  destruct H as [H1 H2]. specialize (IH H2). apply qle_r in H1. rewrite q2r_0 in H1. specialize (P n). nra.
Qed.
Lemma at_least_0_ev a g : (forall n, 0 <= g n) -> at_least_0 a = true -> 0 <= ev a g.
Proof.
  intros P H. induction a as [|(n, q) a IH]; simpl; [lra|]. cbn in H. rewrite andb_true_iff in H.
  destruct H as [H1 H2]. specialize (IH H2). apply qle_r in H1. rewrite q2r_0 in H1. specialize (P n). nra.
Qed.

(* A list as a tree, to be read at a place in logarithmic time. *)
Inductive tree (A : Type) := Leaf | Node (a : A) (l r : tree A).
Arguments Leaf {A}. Arguments Node {A}.
Fixpoint get {A} (n : nat) (t : tree A) : option A :=
  match t with
  | Leaf => None
  | Node a l r => match n with
                  | O => Some a
                  | S m => if Nat.even m then get (Nat.div2 m) l else get (Nat.div2 m) r
                  end
  end.
Fixpoint push {A} (a : A) (t : tree A) : tree A :=
  match t with Leaf => Node a Leaf Leaf | Node b l r => Node a (push b r) l end.
Definition planted {A} (l : list A) : tree A := fold_right push Leaf l.

Lemma get_push {A} (t : tree A) : forall a n, get n (push a t) = match n with O => Some a | S m => get m t end.
Proof.
  induction t as [|b l IHl r IHr]; intros a n; destruct n as [|m]; try reflexivity.
  - cbn [push get]. destruct (Nat.even m); reflexivity.
  - cbn [push get]. destruct m as [|m]; [cbn; now rewrite IHr|].
    rewrite Nat.even_succ, <- Nat.negb_even. destruct (Nat.even m) eqn:E; cbn [negb].
    + apply Nat.even_spec in E. destruct E as [k ->].
      now rewrite Nat.div2_succ_double, Nat.div2_double.
    + rewrite IHr. assert (O : Nat.Odd m) by (apply Nat.odd_spec; now rewrite <- Nat.negb_even, E).
      destruct O as [k ->]. replace (S (2 * k + 1)) with (2 * S k)%nat by lia. rewrite Nat.div2_double.
      replace (2 * k + 1)%nat with (S (2 * k)) by lia. now rewrite Nat.div2_succ_double.
Qed.
Lemma get_planted {A} (l : list A) : forall n, get n (planted l) = nth_error l n.
Proof. induction l as [|a l IH]; intro n; [destruct n; reflexivity|]. cbn [planted fold_right]. rewrite get_push. destruct n; [reflexivity|apply IH]. Qed.
