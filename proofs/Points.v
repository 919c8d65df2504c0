(* Rational points: distances without roots, the ratio, and counterexamples. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Power Ball Link.
Import ListNotations.
Local Open Scope R_scope.

Definition diffs (c x : list Q) : list Q := map (fun e => qabs (qadd (snd e) (- fst e))) (combine c x).
Lemma distances_diffs c : forall x, distances c (map Q2R x) = map Q2R (diffs c x).
Proof.
  induction c as [|a c IH]; intros [|b x]; try reflexivity. unfold distances, diffs in *. cbn [combine map fst snd].
  rewrite q2r_abs, q2r_add, Q2R_opp, IH. reflexivity.
Qed.

(* Numbers u_k >= 0 with u_k^b >= |t_k|^a, and (sum u)^b <= s^a. *)
Fixpoint powers_ok (b n : nat) (ts us : list Q) : bool :=
  match ts, us with
  | [], [] => true
  | t :: ts, u :: us => Qle_bool 0 u && Qle_bool (qpow t (S b + n)) (qpow u (S b)) && powers_ok b n ts us
  | _, _ => false
  end.
Definition sumq (l : list Q) : Q := fold_right qadd 0%Q l.
Definition near (p : norm) (s : Q) (c x powers : list Q) : bool :=
  Nat.eqb (length x) (length c) && Qle_bool 0 s &&
  match p with
  | Inf => forallb (fun t => Qle_bool t s) (diffs c x)
  | Finite q =>
      let b := pred (Pos.to_nat (Qden q)) in
      let n := (Z.to_nat (Qnum q) - S b)%nat in
      let us := match b, n with
                | O, O => diffs c x | O, S O => map (fun t => qpow t 2) (diffs c x) | _, _ => powers
                end in
      Qle_bool 1 q && powers_ok b n (diffs c x) us && Qle_bool (qpow (sumq us) (S b)) (qpow s (S b + n))
  end.
Lemma powers_sound b n ts : forall us, Forall (fun t => 0 <= Q2R t) ts -> powers_ok b n ts us = true ->
  sum (map (fun t => rt b t ^ (S b + n)) (map Q2R ts)) <= Q2R (sumq us) /\ 0 <= Q2R (sumq us).
Proof.
  induction ts as [|t ts IH]; intros [|u us] P H; try discriminate; cbn [powers_ok] in H.
  - simpl. rewrite q2r_0. lra.
  - rewrite !andb_true_iff in H. destruct H as [[H0 H1] H2]. apply qle_r in H0. apply qle_r in H1. rewrite q2r_0 in H0.
    rewrite !q2r_pow in H1. inversion P as [|? ? P0 P1]; subst. destruct (IH us P1 H2) as [I1 I2].
    cbn [map sumq fold_right]. fold (sumq us). change (sum (?a :: ?l)) with (a + sum l). rewrite q2r_add.
    pose proof (rt_power_le b n _ _ P0 H0 H1). lra.
Qed.
Lemma near_sound p s c x powers : near p s c x powers = true -> in_ball p s c (map Q2R x).
Proof.
  unfold near. rewrite !andb_true_iff. intros [[L S0] H]. apply Nat.eqb_eq in L. apply qle_r in S0. rewrite q2r_0 in S0.
  split; [now rewrite map_length|]. destruct p as [|q].
  - rewrite distances_diffs. rewrite forallb_forall in H. apply Forall_forall. intros t I. apply in_map_iff in I.
    destruct I as [a [<- I]]. apply qle_r. now apply H.
  - rewrite distances_diffs. cbv zeta in H. set (b := pred (Pos.to_nat (Qden q))) in *. set (n := (Z.to_nat (Qnum q) - S b)%nat) in *.
    rewrite !andb_true_iff in H. destruct H as [[H0 H1] H2].
    rewrite (exponent_value q b eq_refl H0). fold n. rewrite (power_rt b n _ S0).
    apply qle_r in H2. rewrite !q2r_pow in H2. set (us := match b with O => _ | _ => _ end) in *.
    assert (P : Forall (fun t => 0 <= Q2R t) (diffs c x)).
    { apply Forall_forall. intros t I. unfold diffs in I. apply in_map_iff in I. destruct I as [e [<- _]]. rewrite q2r_abs. apply Rabs_pos. }
    destruct (powers_sound b n _ us P H1) as [K1 K2].
    replace (map (fun t => power t (INR (S b + n) / INR (S b))) (map Q2R (diffs c x)))
      with (map (fun t => rt b t ^ (S b + n)) (map Q2R (diffs c x))).
    2:{ apply map_ext_in. intros t I. apply in_map_iff in I. destruct I as [a [<- I]]. symmetry. apply power_rt.
        rewrite Forall_forall in P. now apply P. }
    eapply Rle_trans; [exact K1|]. apply (pow_le_inv b); [assumption|apply pow_le, rt_nonneg|].
    rewrite <- pow_mult, Nat.mul_comm, pow_mult, rt_pow by assumption. exact H2.
Qed.

(* The ratio. *)
Definition ratio_shown (p : norm) (mu ratio : Q) (points : list point) (pair : nat * nat) (powers : list Q) : bool :=
  match nth_error points (fst pair), nth_error points (snd pair) with
  | Some (c, y), Some (c', y') => negb (Nat.eqb y y') && near p (2 * mu / ratio) c c' powers
  | _, _ => false
  end.
Theorem ratio_sound p mu ratio points pair powers : ratio_shown p mu ratio points pair powers = true ->
  ratio_at_least p mu ratio points.
Proof.
  unfold ratio_shown. destruct (nth_error points (fst pair)) as [[c y]|] eqn:E; [|discriminate].
  destruct (nth_error points (snd pair)) as [[c' y']|] eqn:E'; [|discriminate].
  rewrite andb_true_iff. intros [N D]. exists c, c', y, y'. repeat split.
  - eapply nth_error_In, E.
  - eapply nth_error_In, E'.
  - apply negb_true_iff, Nat.eqb_neq in N. exact N.
  - now rewrite map_length; destruct (near_sound _ _ _ _ _ D) as [L _]; rewrite map_length in L.
  - apply (near_sound _ _ _ _ _ D).
Qed.

(* The network at a rational point. *)
Definition dot (w : sparse) (v : tree Q) : Q :=
  fold_right (fun e s => match get (fst e) v with Some q => qadd (qmul (snd e) q) s | None => s end) 0%Q w.
Definition affine_q (l : list row) (v : list Q) : list Q :=
  let t := planted v in map (fun r => qadd (fst r) (dot (snd r) t)) l.
Fixpoint outputs_q (f : network) (v : list Q) : list Q :=
  match f with
  | [] => v
  | [l] => affine_q l v
  | l :: g => outputs_q g (map (qmax 0) (affine_q l v))
  end.
Lemma dot_ev w v : Q2R (dot w (planted v)) = ev w (vec (map Q2R v)).
Proof.
  induction w as [|[k q] w IH]; [apply q2r_0|]. cbn [dot fold_right fst snd ev]. fold (dot w (planted v)). rewrite get_planted.
  unfold vec. rewrite <- (q2r_0 : Q2R 0 = 0), map_nth. unfold vec in IH. rewrite <- q2r_0 in IH. destruct (nth_error v k) as [a|] eqn:E.
  - rewrite q2r_add, q2r_mul, IH, (nth_error_nth _ _ _ E). reflexivity.
  - rewrite IH, nth_overflow by (now apply nth_error_None). rewrite q2r_0. lra.
Qed.
Lemma affine_q_r l v : map Q2R (affine_q l v) = affine l (map Q2R v).
Proof.
  unfold affine_q, affine. cbv zeta. rewrite map_map. apply map_ext. intro r. now rewrite q2r_add, dot_ev.
Qed.
Lemma outputs_q_r f : forall v, map Q2R (outputs_q f v) = outputs f (map Q2R v).
Proof.
  induction f as [|l g IH]; intro v; [reflexivity|]. destruct g as [|l' g]; [apply affine_q_r|].
  change (outputs_q (l :: l' :: g) v) with (outputs_q (l' :: g) (map (qmax 0) (affine_q l v))).
  change (outputs (l :: l' :: g) (map Q2R v)) with (outputs (l' :: g) (map relu (affine l (map Q2R v)))).
  rewrite IH, <- affine_q_r, !map_map. f_equal. apply map_ext. intro q. now rewrite q2r_max, q2r_0.
Qed.

Definition given (r : rule) (out : list Q) (label : nat) : bool :=
  match r with
  | Exact values => match nth_error values label, out with Some v, [o] => Qeq_bool o v | _, _ => false end
  | Threshold level => match out with
      | [o] => (Nat.eqb label 0 && qltb o level) || (Nat.eqb label 1 && qltb level o)
      | _ => false
      end
  | Argmax n => Nat.eqb (length out) n && Nat.ltb label n &&
      forallb (fun j => Nat.eqb j label || qltb (nth j out 0%Q) (nth label out 0%Q)) (seq 0 n)
  end.
Lemma r_qlt a b : Q2R a < Q2R b -> qltb a b = true.
Proof. intro H. unfold qltb. apply negb_true_iff. destruct (Qle_bool b a) eqn:E; [apply qle_r in E; lra|reflexivity]. Qed.
Lemma given_complete r out label : gives r (map Q2R out) label -> given r out label = true.
Proof.
  destruct r as [vs|t|n]; cbn [gives given].
  - intros [v [E H]]. rewrite E. destruct out as [|o [|]]; try discriminate. injection H as H. apply Qeq_bool_iff, eqR_Qeq, H.
  - intros [o [H D]]. destruct out as [|q [|]]; try discriminate. injection H as <-.
    apply orb_true_iff. destruct D as [[-> D]|[-> D]]; [left|right]; cbn [Nat.eqb andb]; now apply r_qlt.
  - rewrite map_length. intros [L [Y D]]. rewrite !andb_true_iff. repeat split; [now apply Nat.eqb_eq|now apply Nat.ltb_lt|].
    apply forallb_forall. intros j J. apply in_seq in J. apply orb_true_iff. destruct (Nat.eq_dec j label) as [->|N]; [left; apply Nat.eqb_refl|right].
    apply r_qlt. specialize (D j ltac:(lia) N). unfold vec in D. rewrite <- q2r_0, !map_nth in D. exact D.
Qed.

Definition refutes (f : network) (p : norm) (mu : Q) (r : rule) (points : list point) (ball : nat) (x powers : list Q) : bool :=
  match nth_error points ball with
  | Some (c, y) => near p mu c x powers && negb (given r (outputs_q f x) y)
  | None => false
  end.
Theorem counterexample_sound f p mu r points ball x powers : refutes f p mu r points ball x powers = true ->
  ~ robust f p mu r points.
Proof.
  unfold refutes. destruct (nth_error points ball) as [[c y]|] eqn:E; [|discriminate]. rewrite andb_true_iff. intros [N G] C.
  apply nth_error_In in E. specialize (C c y E (map Q2R x) (near_sound _ _ _ _ _ N)). rewrite <- outputs_q_r in C.
  apply given_complete in C. rewrite C in G. discriminate.
Qed.
