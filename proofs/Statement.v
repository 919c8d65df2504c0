(* What is proved: the statement, for a person to read. Nothing here is a proof; everything else is checked by Coq. *)
Require Import Reals QArith Qreals List.
Import ListNotations.
Local Open Scope R_scope.

(* D2, D3. |y|^p for y >= 0, and the closed ball of radius mu about the point c, p = inf or a rational p >= 1. *)
Definition power (y : R) (p : R) : R := if Req_EM_T y 0 then 0 else Rpower y p.
Inductive norm := Inf | Finite (p : Q).
Definition sum (l : list R) : R := fold_right Rplus 0 l.
Definition distances (c : list Q) (x : list R) : list R :=
  map (fun pair => Rabs (snd pair - Q2R (fst pair))) (combine c x).
Definition in_ball (p : norm) (mu : Q) (c : list Q) (x : list R) : Prop :=
  length x = length c /\
  match p with
  | Inf => Forall (fun t => t <= Q2R mu) (distances c x)
  | Finite p => sum (map (fun t => power t (Q2R p)) (distances c x)) <= power (Q2R mu) (Q2R p)
  end.

(* D4. A sparse vector names coordinates, each with its weight. A row is a bias and a sparse vector; a layer a list of
   rows; a network a list of layers, with relu between them and none after the last. *)
Definition sparse := list (nat * Q).
Fixpoint ev (w : sparse) (v : nat -> R) : R :=
  match w with [] => 0 | (k, q) :: rest => Q2R q * v k + ev rest v end.
Definition row := (Q * sparse)%type.
Definition network := list (list row).
Definition relu (z : R) : R := Rmax 0 z.
Definition vec (v : list R) (k : nat) : R := nth k v 0.
Definition affine (layer : list row) (v : list R) : list R := map (fun r => Q2R (fst r) + ev (snd r) (vec v)) layer.
Fixpoint outputs (f : network) (v : list R) : list R :=
  match f with
  | [] => v
  | [last] => affine last v
  | layer :: rest => outputs rest (map relu (affine layer v))
  end.

(* What the layer with number l reads, and its pre-activations. *)
Fixpoint hidden (f : network) (l : nat) (v : list R) : list R :=
  match l, f with S l, layer :: rest => hidden rest l (map relu (affine layer v)) | _, _ => v end.
Definition pre_activations (f : network) (l : nat) (v : list R) : list R := affine (nth l f []) (hidden f l v).

(* D8. The labelling rules: the output is the value of the label; lies below (label 0) or above (label 1) a level; the
   output of the label is above all others. Ties have no label. *)
Inductive rule := Exact (values : list Q) | Threshold (level : Q) | Argmax (classes : nat).
Definition gives (r : rule) (out : list R) (label : nat) : Prop :=
  match r with
  | Exact values => exists v, nth_error values label = Some v /\ out = [Q2R v]
  | Threshold level => exists o, out = [o] /\ ((label = 0%nat /\ o < Q2R level) \/ (label = 1%nat /\ Q2R level < o))
  | Argmax classes => length out = classes /\ (label < classes)%nat /\
      forall j, (j < classes)%nat -> j <> label -> vec out j < vec out label
  end.

(* The claim. A point of the dataset is its coordinates and its label. *)
Definition point := (list Q * nat)%type.
Definition robust (f : network) (p : norm) (mu : Q) (r : rule) (points : list point) : Prop :=
  forall c label, In (c, label) points -> forall x : list R, in_ball p mu c x -> gives r (outputs f x) label.

(* D7. Two points of different labels at distance at most 2 mu / ratio: the ratio mu / epsilon is at least this. *)
Definition ratio_at_least (p : norm) (mu ratio : Q) (points : list point) : Prop :=
  exists c c' label label', In (c, label) points /\ In (c', label') points /\ label <> label' /\
    in_ball p (2 * mu / ratio)%Q c (map Q2R c').

(* D6. A ball lies in one activation region if no hidden unit has both signs on it; in one linear region if the outputs
   are affine on it. *)
Definition one_activation_region (f : network) (p : norm) (mu : Q) (c : list Q) : Prop :=
  exists positive : nat -> nat -> bool, forall x, in_ball p mu c x ->
  forall l n, (S l < length f)%nat -> (n < length (nth l f []))%nat ->
    if positive l n then 0 <= vec (pre_activations f l x) n else vec (pre_activations f l x) n <= 0.
Definition one_linear_region (f : network) (p : norm) (mu : Q) (c : list Q) : Prop :=
  exists layer : list row, forall x, in_ball p mu c x -> outputs f x = affine layer x.

(* Maps before a network: one that sends points of balls of different labels to one image, and one that never does. *)
Definition joins (f : network) (p : norm) (mu : Q) (points : list point) : Prop :=
  exists c c' label label' x x', In (c, label) points /\ In (c', label') points /\ label <> label' /\
    in_ball p mu c x /\ in_ball p mu c' x' /\ outputs f x = outputs f x'.
Definition keeps_apart (f : network) (p : norm) (mu : Q) (points : list point) : Prop :=
  forall c c' label label', In (c, label) points -> In (c', label') points -> label <> label' ->
  forall x x', in_ball p mu c x -> in_ball p mu c' x' -> outputs f x <> outputs f x'.

(* A claim with an error: what has another label is at most this fraction of the ball. A box is a product of intervals.
   Cover the ball with boxes, however tightly: boxes of at most this fraction of their volume, or as little more as one
   likes, cover what has another label. *)
Definition inside_box (b : list (R * R)) (x : list R) : Prop := Forall2 (fun s t => fst s <= t <= snd s) b x.
Definition valid (b : list (R * R)) : Prop := Forall (fun s => fst s <= snd s) b.
Definition volume (b : list (R * R)) : R := fold_right (fun s v => (snd s - fst s) * v) 1 b.
Definition boxes_cover (boxes : list (list (R * R))) (A : list R -> Prop) : Prop :=
  Forall valid boxes /\ forall x, A x -> exists b, In b boxes /\ inside_box b x.
Definition robust_except (f : network) (p : norm) (mu : Q) (r : rule) (error : Q) (points : list point) : Prop :=
  forall c label, In (c, label) points -> forall boxes more, boxes_cover boxes (in_ball p mu c) -> 0 < more ->
  exists left_out, boxes_cover left_out (fun x => in_ball p mu c x /\ ~ gives r (outputs f x) label) /\
    sum (map volume left_out) <= Q2R error * sum (map volume boxes) + more.

(* An obstruction: no network has one activation region per ball of these points and gives them their labels. *)
Definition no_single_regions (p : norm) (mu : Q) (r : rule) (family : list point) : Prop :=
  forall f, f <> [] -> (forall c label, In (c, label) family -> one_activation_region f p mu c) -> ~ robust f p mu r family.

(* Trained networks. A domain has every coordinate between two numbers. A point of the dataset is robust if the part of its
   ball in the domain has its label; refuted if the point has it, and another one of that set has not; wrong if it has it not
   itself. The claim counts the points of each result; nothing is said of the others. *)
Definition within (domain : option (Q * Q)) (x : list R) : Prop :=
  match domain with None => True | Some (a, b) => Forall (fun t => Q2R a <= t <= Q2R b) x end.
Inductive result := Robust | Refuted | Wrong | Unsettled.
Definition has_result (f : network) (p : norm) (mu : Q) (domain : option (Q * Q)) (r : rule) (c : point) (found : result) : Prop :=
  let has x := gives r (outputs f x) (snd c) in
  match found with
  | Robust => forall x, in_ball p mu (fst c) x -> within domain x -> has x
  | Refuted => has (map Q2R (fst c)) /\ exists x, in_ball p mu (fst c) x /\ within domain x /\ ~ has x
  | Wrong => ~ has (map Q2R (fst c))
  | Unsettled => True
  end.
Definition same_result : forall a b : result, {a = b} + {a <> b}. decide equality. Defined.
Definition robustness (f : network) (p : norm) (mu : Q) (domain : option (Q * Q)) (r : rule) (points : list point)
    (counts : result -> nat) : Prop :=
  Forall (fun c => within domain (map Q2R (fst c))) points /\
  exists results, Forall2 (has_result f p mu domain r) points results /\
    forall found, count_occ same_result results found = counts found.

(* A query of VNN-LIB: a box of inputs, and conditions on the inputs and then the outputs, that are to hold together. *)
Record condition := Condition { is_strict : bool; offset : Q; on : sparse }.
Definition fulfils (v : list R) (c : condition) : Prop :=
  let value := Q2R (offset c) + ev (on c) (vec v) in if is_strict c then 0 < value else 0 <= value.
Record query := Query { lower : list Q; upper : list Q; conditions : list condition }.
Definition solves (f : network) (q : query) (x : list R) : Prop :=
  Forall2 (fun a t => Q2R a <= t) (lower q) x /\ Forall2 (fun b t => t <= Q2R b) (upper q) x /\
  Forall (fulfils (x ++ outputs f x)) (conditions q).
Definition satisfiable (f : network) (queries : list query) : Prop := exists q x, In q queries /\ solves f q x.
