using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Server.Verify;

/// <summary>
/// <c>verify proof.json [leaves]</c>: checks a lottery's proof, or a whole draw, from files alone. It starts no server and asks none.
/// </summary>
internal sealed class VerifyCommand(TextWriter output, TextWriter errors)
{
    /// <summary>The word that stands first.</summary>
    public const string Name = "verify";

    /// <summary>Every check holds.</summary>
    public const int Good = 0;

    /// <summary>A check fails.</summary>
    public const int Bad = 1;

    /// <summary>There was nothing to check.</summary>
    public const int Unreadable = 2;

    private const string Usage =
        """
        verify proof.json [leaves.txt | entries.json] [--commitment <hex>]
          proof.json    your proof, from /api/drops/{id}/draw/proof; or the draw alone, from /api/drops/{id}/draw, with the leaves
          leaves.txt    every leaf of the draw, one on a line, as /api/drops/{id}/draw/entries gives them; or a JSON array of them
          entries.json  or a JSON array of the entries: {"dropId", "viewerId", "variantId", "quantity"}
          --commitment  what the drop showed before it opened
        Answers 0 when every check holds, 1 when one fails, 2 when a file cannot be read.
        """;

    /// <summary>Does it.</summary>
    /// <param name="args">What follows the word.</param>
    /// <returns>The exit code.</returns>
    public int Run(string[] args)
    {
        var (files, commitment) = Split(args);
        if (files is not [var proofFile, ..] || files.Length > 2)
            return Refuse(Usage);
        var reading = proofFile;
        try
        {
            var (draw, proof) = DrawFiles.ReadProof(proofFile);
            Digest[]? leaves = null;
            if (files is [_, var leavesFile])
            {
                reading = leavesFile;
                leaves = DrawFiles.ReadLeaves(leavesFile);
            }
            else if (proof is null)
            {
                return Refuse($"{proofFile} is a draw without a proof: name the file of its leaves too.");
            }

            reading = "--commitment";
            Digest? promised = commitment is null ? null : DrawReading.Hash(commitment, "The commitment");
            return Report(Check(draw, proof, leaves, promised));
        }
        catch (UnreadableException exception)
        {
            return Refuse($"{reading}: {exception.Message}");
        }
    }

    private static IEnumerable<DrawCheck> Check(DrawFacts draw, DrawProof? proof, Digest[]? leaves, Digest? promised)
    {
        if (promised is { } commitment)
        {
            var same = commitment == draw.Commitment;
            yield return new("promise", same, same
                ? "The commitment is the one that was shown before."
                : $"The commitment is {draw.Commitment}, but {commitment} was shown before.");
        }

        foreach (var check in proof is null ? [] : proof.Verify())
            yield return check;
        if (leaves is null)
            yield break;
        // The seed's check is among those of the proof already.
        foreach (var check in DrawAudit.Check(draw, leaves, proof).Skip(proof is null ? 0 : 1))
            yield return check;
    }

    private int Report(IEnumerable<DrawCheck> checks)
    {
        var (all, failed) = (0, 0);
        foreach (var check in checks)
        {
            output.WriteLine($"{(check.Ok ? "ok   " : "WRONG")} {check.Name,-10} {check.Detail}");
            all++;
            failed += check.Ok ? 0 : 1;
        }

        output.WriteLine(failed == 0 ? $"All {all} checks hold." : $"{failed} of {all} checks failed.");
        return failed == 0 ? Good : Bad;
    }

    private int Refuse(string sentence)
    {
        errors.WriteLine(sentence);
        return Unreadable;
    }

    private static (string[] Files, string? Commitment) Split(string[] args)
    {
        var option = Array.IndexOf(args, "--commitment");
        return option < 0 ? (args, null)
            : option + 1 == args.Length ? ([], null)
            : ([.. args[..option], .. args[(option + 2)..]], args[option + 1]);
    }
}
