(* muball-proved CERTIFICATE [--dataset FILE] [--network FILE] [--claim FILE]; `muball-proved --batch` reads one command a
   line, words separated by tabs, and answers each with its exit code, a tab, and the answer. *)
let whole file = let channel = open_in_bin file in
  Fun.protect ~finally:(fun () -> close_in channel) (fun () -> really_input_string channel (in_channel_length channel))
exception Use
let rec read certificate beside = function
  | [] -> (match certificate with Some file -> (file, beside) | None -> raise Use)
  | ("--dataset" | "--network" | "--claim" as option) :: file :: rest ->
    read certificate ((String.sub option 2 (String.length option - 2), file) :: beside) rest
  | file :: rest when certificate = None && (file = "" || file.[0] <> '-') -> read (Some file) beside rest
  | _ -> raise Use
let run words = match read None [] words with
  | exception Use -> (64, "use: muball-proved CERTIFICATE [--dataset FILE] [--network FILE] [--claim FILE]")
  | file, beside ->
    (match (whole file, List.map (fun (kind, name) -> (kind, whole name)) beside) with
     | exception (Sys_error _ | End_of_file) -> (66, "cannot read")
     | text, beside -> Certificate.answer text beside)
let rec batch () = match input_line stdin with
  | exception End_of_file -> ()
  | line -> let code, words = run (String.split_on_char '\t' line) in
    Printf.printf "%d\t%s\n%!" code words; batch ()
let () = match List.tl (Array.to_list Sys.argv) with
  | ["--batch"] -> batch ()
  | words -> let code, words = run words in
    output_string (if code > 2 then stderr else stdout) (words ^ "\n"); exit code
