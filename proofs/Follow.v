(* Following the layers and proving facts is sound at one point x of the ball that is not left out. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules Sound Separable.
Import ListNotations.
Local Open Scope R_scope.

Section Point.
Variable f : network.
Variable p : exponent.
Variable d : nat.
Variable mu : Q.
Variable reaches : bounds.
Variable c : list Q.
Variable left_out : list (nat * Q * Q).
Variable inequalities : list inequality.
Variable x : nat -> R.
Local Notation off := (off c x).
Local Notation val := (val f c x).
Local Notation aff := (aff c x).
Local Notation good := (good f c x).
Local Notation level_ok := (level_ok f c x).
Local Notation in_piece := (in_piece c x).
Local Notation kind_ok := (kind_ok f c x).
Hypothesis inside : ball p d mu off.
Hypothesis reached : bounded reaches off.
Hypothesis outside : forall u a b, In (u, a, b) left_out -> ~ (Q2R a <= act f 1 x u <= Q2R b).

Lemma shown fuel levels slabs strict why q t u : good levels -> in_piece slabs ->
  show p d mu reaches fuel levels slabs strict why q t = Ok u -> cmp strict (val (length levels) q) 0.
Proof. now apply show_sound. Qed.
Lemma balled levels slabs strict q : in_piece slabs -> by_ball p d mu reaches levels slabs strict q = true ->
  cmp strict (val (length levels) q) 0.
Proof. now apply by_ball_sound. Qed.

(* Rows *)
Lemma at_centre_ev w : Q2R (at_centre c w) = ev w (fun k => Q2R (nth k c 0%Q)).
Proof.
  unfold at_centre. induction w as [|[k q] w IH]; simpl; [apply q2r_0|]. rewrite q2r_add, q2r_mul, IH. lra.
Qed.
Lemma ev_off w : ev w x = ev w off + ev w (fun k => Q2R (nth k c 0%Q)).
Proof. induction w as [|[k q] w IH]; simpl; [lra|]. rewrite IH. unfold Sound.off. lra. Qed.
Lemma read_sound l own : level_ok l own -> forall w q, read own w = Ok q -> val (S l) q = ev w (act f (S l) x).
Proof.
  intro G. induction w as [|[n a] w IH]; intros q H; cbn [read] in H.
  - open_in H. subst q. unfold Sound.val. rewrite fev_const, q2r_0. reflexivity.
  - open_in H. apply IH in E. cbn [ev]. destruct (get n (kinds own)) as [[u v| |]|] eqn:K; try discriminate; open_in H; subst q.
    + destruct (kinds_ok _ _ _ _ _ G n _ K) as [A _]. rewrite val_add, val_aff, E. cbn [act] in *. rewrite <- A. lra.
    + rewrite <- E. unfold Sound.val, fev. cbn [tm ln cst ev]. lra.
    + rewrite <- E. unfold Sound.val, fev. cbn [tm ln cst ev]. lra.
Qed.
Lemma z_of_sound levels r z : good levels -> z_of c levels r = Ok z ->
  val (length levels) z = row_ev r (act f (length levels) x).
Proof.
  intros G H. destruct levels as [|own below]; cbn [z_of] in H.
  - open_in H. subst z. rewrite val_aff. unfold Sound.aff, row_ev. cbn [length act]. rewrite q2r_add, at_centre_ev, ev_off. lra.
  - open_in H. subst z. destruct G as [_ G]. apply (read_sound _ _ G) in E. unfold row_ev. cbn [length] in *. rewrite <- E.
    unfold Sound.val, fev. cbn [tm ln cst]. rewrite q2r_add. lra.
Qed.
Definition blank (l n : nat) : Prop := row_of f l n = zrow.
Lemma map_res_nth {A B} (g : A -> res B) l : forall bs, map_res g l = Ok bs ->
  forall n b, nth_error bs n = Some b -> exists a, nth_error l n = Some a /\ g a = Ok b.
Proof.
  induction l as [|a l IH]; intros bs H n b N; cbn [map_res] in H; open_in H; subst bs.
  - destruct n; discriminate.
  - destruct n as [|n]; cbn [nth_error] in N; [apply some_inj in N; subst b; now exists a|]. now apply (IH _ E0).
Qed.
Lemma zs_sound levels zs : good levels -> map_res (z_of c levels) (nth (length levels) f []) = Ok zs ->
  forall n z, nth_error zs n = Some z -> val (length levels) z = pre f (length levels) x n.
Proof.
  intros G H n z N. destruct (map_res_nth _ _ _ H n z N) as [r [R0 E]]. apply z_of_sound in E; [|assumption].
  rewrite E. unfold pre. f_equal. unfold row_of. symmetry. now apply nth_error_nth.
Qed.

(* Letters *)
Lemma itself_sound l n z : val l z = pre f l x n -> 0 <= pre f l x n -> kind_ok l n (itself z).
Proof.
  intros Z P. unfold itself. destruct (tm z) eqn:T; cbn [is_nil]; [|exact P]. split; [|now right].
  rewrite act_pre, relu_act by assumption. rewrite <- Z. unfold Sound.val, fev, Sound.aff. rewrite T. simpl. lra.
Qed.
Lemma zero_sound l n : pre f l x n <= 0 -> kind_ok l n zero.
Proof. intro P. split; [|now left]. rewrite act_pre, relu_inact by assumption. unfold Sound.aff. simpl. rewrite q2r_0. lra. Qed.
Lemma never_negative_sound levels n r : nth_error (nth (length levels) f []) n = Some r ->
  never_negative levels r = true -> 0 <= pre f (length levels) x n.
Proof.
  intros N H. unfold never_negative in H. rewrite !andb_true_iff in H. destruct H as [[L B] W].
  apply qle_r in B. rewrite q2r_0 in B. unfold pre, row_of. rewrite (nth_error_nth _ _ zrow N). unfold row_ev.
  destruct levels as [|own below]; [discriminate|]. cbn [length] in *.
  pose proof (at_least_0_ev (snd r) (act f (S (length below)) x) (act_nonneg f x _) W). lra.
Qed.
Lemma unit_sound fuel levels slabs r n z a ps k ps' : good levels -> in_piece slabs ->
  nth_error (nth (length levels) f []) n = Some r -> val (length levels) z = pre f (length levels) x n ->
  unit_kind p d mu reaches fuel levels slabs r z a ps = Ok (k, ps') -> kind_ok (length levels) n k.
Proof.
  intros G P N Z H. pose proof (never_negative_sound levels n r N) as NN.
  assert (UP : forall q, by_ball p d mu reaches levels slabs false q = true -> val (length levels) q <= 0).
  { intros q B. now apply balled in B. }
  unfold unit_kind in H. destruct a.
  - open_in H. assert (itself z = k) as <- by congruence. apply itself_sound; [assumption|].
    apply orb_true_iff in G1. destruct G1 as [G1|G1]; [now apply NN|].
    apply UP in G1. rewrite val_opp in G1. lra.
  - open_in H. assert (zero = k) as <- by congruence. apply zero_sound.
    apply UP in G1. lra.
  - destruct ps as [|t ps]; [discriminate|]. open_in H. assert (itself z = k) as <- by congruence.
    apply shown in E; [|assumption|assumption]. cbn [cmp] in E. rewrite val_opp in E. apply itself_sound; [assumption|lra].
  - destruct ps as [|t ps]; [discriminate|]. open_in H. assert (zero = k) as <- by congruence.
    apply shown in E; [|assumption|assumption]. cbn [cmp] in E. apply zero_sound. lra.
  - open_in H. assert (Open = k) as <- by congruence. exact Logic.I.
  - open_in H. apply (f_equal fst) in H. cbn [fst] in H. subst k.
    destruct (never_negative levels r) eqn:E1; [now apply itself_sound; [|apply NN]|].
    destruct (by_ball _ _ _ _ _ _ _ z) eqn:E2; [apply UP in E2; apply zero_sound; lra|].
    destruct (by_ball _ _ _ _ _ _ _ (fopp z)) eqn:E3; [|exact Logic.I].
    apply UP in E3. rewrite val_opp in E3. apply itself_sound; [assumption|lra].
Qed.
Lemma kinds_sound fuel levels slabs : good levels -> in_piece slabs -> forall rs zs letters ps ks lo,
  (forall n r, nth_error rs n = Some r -> nth_error (nth (length levels) f []) (lo + n) = Some r) ->
  (forall n z, nth_error zs n = Some z -> val (length levels) z = pre f (length levels) x (lo + n)) ->
  kinds_of p d mu reaches fuel levels slabs rs zs letters ps = Ok ks ->
  forall n k, nth_error ks n = Some k -> kind_ok (length levels) (lo + n) k.
Proof.
  intros G P. induction rs as [|r rs IH]; intros zs letters ps ks lo R0 Z H n k N; destruct zs as [|z zs], letters as [|a letters];
    try discriminate; cbn [kinds_of] in H; open_in H.
  - subst ks. destruct n; discriminate.
  - destruct a0 as [k' ps']. open_in H. subst ks. destruct n as [|n]; cbn [nth_error] in N.
    + apply some_inj in N. subst k'. apply (unit_sound fuel levels slabs r _ z a ps k ps'); try assumption.
      * now apply R0.
      * now apply Z.
    + replace (lo + S n)%nat with (S lo + n)%nat by lia. eapply (IH zs letters ps' _ (S lo)); [| |exact E0|exact N].
      * intros m r' M. replace (S lo + m)%nat with (lo + S m)%nat by lia. now apply R0.
      * intros m z' M. replace (S lo + m)%nat with (lo + S m)%nat by lia. now apply Z.
Qed.
Lemma base_sound fuel levels slabs units ps bs own : good levels -> in_piece slabs ->
  base_of f p d mu reaches c fuel levels slabs units ps bs = Ok own -> level_ok (length levels) own.
Proof.
  intros G P H. unfold base_of in H. open_in H. revert H. apply (fold_ok (level_ok (length levels))).
  - pose proof (zs_sound levels _ G E) as Z. constructor; cbn [zs kinds limits facts].
    + intros n z N. rewrite get_planted in N. now apply Z.
    + intros n k N. rewrite get_planted in N.
      apply (kinds_sound fuel levels slabs G P _ _ units ps _ 0 (fun n r H => H) Z E0 n k N).
    + intros b [].
    + intros q [].
  - intros l [[[n [[[lo hi] above] under]] t1] t2] l' _ L1 H. cbn [add_bound] in H. open_in H. subst l'.
    apply some_ok in E1. pose proof (zs_ok _ _ _ _ _ L1 n _ E1) as Z.
    apply shown in E2; [|assumption|assumption]. apply shown in E3; [|assumption|assumption]. cbn [cmp] in *.
    rewrite !val_add, val_const, q2r_m1, Z in *.
    rewrite !andb_true_iff in G0. destruct G0 as [[[[_ A0] A1] U0] U1].
    apply qle_r in A0. apply qle_r in A1. apply qle_r in U0. apply qle_r in U1. rewrite q2r_0 in A0, U0. rewrite q2r_1 in A1, U1.
    destruct L1 as [Z1 K1 L1 F1]. constructor; cbn [zs kinds limits facts]; try assumption.
    intros b [<-|I]; [|now apply L1]. cbn [limit_ok]. lra.
Qed.

(* Inequalities: their value at x, whatever the level says about the units. *)
Definition claimed (l : nat) (first : level) (i : inequality) (o : nat) (r : form) : R :=
  ev (terms i) (fun n => act f (S l) x (n + o)) + val 0 r.
Lemma val_no_units n m q : tm q = [] -> val n q = val m q.
Proof. intro T. unfold Sound.val, fev. now rewrite T. Qed.
Lemma fadd_no_units q k r : tm q = [] -> tm r = [] -> tm (fadd q k r) = [].
Proof. intros A B. unfold fadd, scale. cbn [tm]. rewrite A, B. now destruct (Qeq_bool k 0). Qed.
Lemma remainder_plain first i r : remainder f first i = Ok r -> tm r = [].
Proof.
  unfold remainder. apply (fold_ok (fun q => tm q = [])); [reflexivity|].
  intros q [[l n] a] q' _ T H. open_in H. subst q'. apply fadd_no_units; [assumption|]. destruct (tm a0); [reflexivity|discriminate].
Qed.
Lemma member_sound l own first i o q : level_ok l own -> member f own first i o = Ok q ->
  exists r, remainder f first i = Ok r /\ val (S l) q = claimed l first i o r.
Proof.
  intros G H. unfold member in H. open_in H. exists a. split; [assumption|]. apply remainder_plain in E.
  unfold claimed. rewrite (val_no_units 0 (S l) a E). clear E. revert a H.
  induction (terms i) as [|[n w] ts IH]; intros a H; cbn [fold_res fst snd] in H.
  - open_in H. subst q. simpl. lra.
  - open_in H. apply IH in H. rewrite H. cbn [ev].
    destruct (get (n + o) (kinds own)) as [[u v| |]|] eqn:K; try discriminate; open_in E; subst a0; rewrite val_add.
    + destruct (kinds_ok _ _ _ _ _ G _ _ K) as [A _]. rewrite val_aff, <- A. cbn [act]. lra.
    + unfold Sound.val at 2, fev. cbn [tm ln cst ev]. rewrite q2r_0, q2r_1. lra.
    + unfold Sound.val at 2, fev. cbn [tm ln cst ev]. rewrite q2r_0, q2r_1. lra.
Qed.

(* Pieces: x lies in one of them. *)
Lemma pieces_sound (P : Prop) g v0 : forall values pieces lo u,
  (forall a, lo = Some a -> Q2R a <= v0) ->
  (forall lo hi a u, (forall a, lo = Some a -> Q2R a <= v0) -> (forall b, hi = Some b -> v0 <= Q2R b) -> g lo hi a = Ok u -> P) ->
  over_pieces g lo values pieces = Ok u -> P.
Proof.
  induction values as [|v values IH]; intros pieces lo u L S H; destruct pieces as [|a pieces]; cbn [over_pieces] in H; try discriminate.
  - destruct pieces; [|discriminate]. apply (S lo None a u L); [discriminate|exact H].
  - open_in H. destruct (Rle_dec v0 (Q2R v)) as [B|B].
    + eapply (S lo (Some v)); [assumption| |exact E]. intros b Eb. apply some_inj in Eb. now subst b.
    + eapply (IH pieces (Some v)); [|exact S|exact H]. intros b Eb. apply some_inj in Eb. subst b. lra.
Qed.
Lemma missed_sound slabs u w v lo hi a : act f 1 x u = aff w v -> in_piece slabs ->
  (forall a, lo = Some a -> Q2R a <= aff w v) -> (forall b, hi = Some b -> aff w v <= Q2R b) ->
  missed p d mu reaches left_out slabs u w v lo hi a = true -> False.
Proof.
  intros A P L1 L2 H. assert (N : in_piece []) by (intros ? ? ? ? []). destruct a; cbn [missed] in H.
  - destruct hi as [hi|]; [|destruct lo; discriminate]. assert (H' : by_ball p d mu reaches [] [] true (fadd (fconst hi) (-1) (F [] w v)) = true) by (destruct lo; exact H).
    apply balled in H'; [|assumption]. cbn [cmp] in H'. rewrite val_add, val_const, val_aff, q2r_m1 in H'. specialize (L2 hi eq_refl). lra.
  - destruct lo as [lo|]; [|destruct hi; discriminate].
    apply balled in H; [|assumption]. cbn [cmp] in H. rewrite val_add, val_const, val_aff, q2r_m1 in H. specialize (L1 lo eq_refl). lra.
  - destruct lo as [lo|]; [|discriminate]. destruct hi as [hi|]; [|discriminate].
    apply existsb_exists in H. destruct H as [[[n a] b] [I H]]. rewrite !andb_true_iff in H. destruct H as [[H0 H1] H2].
    apply Nat.eqb_eq in H0. subst n. apply qle_r in H1. apply qle_r in H2. apply (outside u a b I).
    specialize (L1 lo eq_refl). specialize (L2 hi eq_refl). lra.
  - destruct lo; destruct hi; discriminate.
Qed.

Definition first_ok (levels : list level) (first : level) : Prop := levels <> [] -> level_ok 0 first.
Lemma first_of_ok below own first : good (own :: below) -> first_ok below first -> level_ok 0 (first_of below own first).
Proof. intros [_ G] F. destruct below as [|b bs]; [exact G|]. now apply F. Qed.
Lemma good_skipn n : forall levels, good levels -> good (skipn n levels).
Proof. induction n as [|n IH]; intros [|own below] G; [exact G|exact G|exact G|]. apply IH, G. Qed.
Lemma add_facts_sound g below first own fs own' : good below -> first_ok below first ->
  (forall l i o t u r, good (l :: below) -> g (l :: below) i o t = Ok u -> remainder f (first_of below l first) i = Ok r ->
     claimed (length below) (first_of below l first) i o r <= 0) ->
  level_ok (length below) own -> add_facts f inequalities g below first own fs = Ok own' -> level_ok (length below) own'.
Proof.
  intros G F S L0. unfold add_facts. apply (fold_ok (level_ok (length below))); [exact L0|].
  intros l [[k o] t] l' _ L1 H. open_in H. subst l'.
  apply (member_sound (length below)) in E1; [|assumption]. destruct E1 as [r [R0 V]].
  assert (C : claimed (length below) (first_of below l first) a o r <= 0).
  { apply (S l a o t a0 r); [split; assumption|assumption|assumption]. }
  destruct L1 as [Z1 K1 L1 F1]. constructor; cbn [zs kinds limits facts]; try assumption.
  intros q I. apply in_app_or in I. destruct I as [I|[<-|[]]]; [now apply F1|]. lra.
Qed.

Theorem prove_follow fuel :
  (forall first slabs levels own below i o t u r, levels = own :: below -> good levels -> first_ok below first -> in_piece slabs ->
     prove f p d mu reaches c left_out inequalities fuel first slabs levels i o t = Ok u ->
     remainder f (first_of below own first) i = Ok r -> claimed (length below) (first_of below own first) i o r <= 0) /\
  (forall first slabs levels a levels', good levels -> first_ok levels first -> in_piece slabs ->
     follow f p d mu reaches c left_out inequalities fuel first slabs levels a = Ok levels' -> good levels').
Proof.
  induction fuel as [|fuel [IHp IHf]]; [split; intros; [destruct levels|]; discriminate|]. split.
  - intros first slabs levels own below i o t u r -> G F P H R0. cbn [prove] in H.
    pose proof (first_of_ok below own first G F) as F0. set (top := first_of below own first) in *.
    destruct t as [t|al e|un values pieces|ls t].
    + open_in H. apply shown in H; [|assumption|assumption]. destruct G as [_ G].
      apply (member_sound (length below)) in E; [|assumption]. destruct E as [r' [R1 V]].
      assert (r = r') as <- by congruence. cbn [cmp length] in H. lra.
    + open_in H. apply (separable_sound f p d mu c x inside) in G0; [|assumption|assumption]. destruct G as [_ G].
      apply (member_sound (length below)) in E; [|assumption]. destruct E as [r' [R1 V]].
      assert (r = r') as <- by congruence. cbn [length] in G0. lra.
    + destruct (get un (kinds top)) as [[w v| |]|] eqn:K; try discriminate.
      destruct (kinds_ok _ _ _ _ _ F0 _ _ K) as [A _].
      refine (pieces_sound _ _ (aff w v) values pieces None u _ _ H); [discriminate|].
      intros lo hi a u' L1 L2 E. destruct a; try (open_in E; exfalso; eapply missed_sound; eassumption).
      assert (FT : first_of below own top = top) by (unfold top; destruct below; reflexivity).
      rewrite <- FT. apply (IHp top (slabs ++ [(w, v, lo, hi)]) (own :: below) own below i o f0 u' r eq_refl G).
      * intros _. exact F0.
      * intros w' v' lo' hi' I. apply in_app_or in I. destruct I as [I|[I|[]]]; [now apply (P w')|].
        assert (w = w' /\ v = v' /\ lo = lo' /\ hi = hi') as [<- [<- [<- <-]]] by (repeat split; congruence). now split.
      * exact E.
      * rewrite FT. exact R0.
    + open_in H. apply Nat.eqb_eq in G1. apply andb_true_iff in G0. destruct G0 as [NL LT]. apply Nat.ltb_lt in LT.
      assert (GA : good a).
      { revert E. apply (fold_ok good); [now apply good_skipn|]. intros l1 y l2 _ GL. apply IHf; [assumption|intros _; exact F0|assumption]. }
      destruct a as [|own' below']; [discriminate|]. cbn [length] in G1. injection G1 as G1.
      assert (FT : first_of below' own' top = top).
      { destruct below' as [|b bs]; [|reflexivity]. destruct below; [|discriminate]. exfalso. destruct ls; [discriminate|cbn [length] in LT; lia]. }
      rewrite <- G1. assert (C : claimed (length below') (first_of below' own' top) i o r <= 0).
      { apply (IHp top slabs (own' :: below') own' below' i o t u r eq_refl GA); [intros _; exact F0|assumption|exact H|now rewrite FT]. }
      exact C.
  - intros first slabs levels a levels' G F P H. cbn [follow] in H. destruct a as [units ps bs fs]. open_in H. subst levels'.
    split; [assumption|]. apply base_sound in E; [|assumption|assumption].
    eapply add_facts_sound; [exact G|exact F| |exact E|exact E0].
    intros l i o t u r GL H R0. apply (IHp first slabs (l :: levels) l levels i o t u r eq_refl GL F P H R0).
Qed.
End Point.
