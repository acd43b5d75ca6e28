using System.Text.Json;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Server.Verify;

namespace LiveRooms.Server.Tests.Verify;

public sealed class VerifyCommandTests : IDisposable
{
    private static readonly string Commitment = SampleDraw.Card.Commitment;
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_good_proof_is_told_line_by_line()
    {
        var (code, text, errors) = Run(Json("proof.json", SampleDraw.Proof(3)));
        Assert.Equal((VerifyCommand.Good, ""), (code, errors));
        Assert.Equal(
            ["commitment", "drop", "leaf", "inclusion", "key", "rank"],
            Lines(text)[..^1].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
        Assert.All(Lines(text)[..^1], line => Assert.StartsWith("ok", line, StringComparison.Ordinal));
        Assert.Equal("All 6 checks hold.", Lines(text)[^1]);
    }

    [Fact]
    public void A_bad_proof_answers_1_and_names_the_check()
    {
        var proof = SampleDraw.Proof(3);
        var (code, text, _) = Run(Json("proof.json", proof with { Entry = proof.Entry with { Quantity = 9 } }));
        Assert.Equal(VerifyCommand.Bad, code);
        Assert.StartsWith("WRONG leaf", Lines(text)[2], StringComparison.Ordinal);
        Assert.Equal("1 of 6 checks failed.", Lines(text)[^1]);
    }

    [Fact]
    public void The_whole_draw_is_done_over_from_leaves_or_entries_in_any_form()
    {
        var proof = Json("proof.json", SampleDraw.Proof(3));
        string[] files =
        [
            Write("leaves.txt", string.Join('\n', SampleDraw.Leaves) + "\n"),
            Write("windows.txt", string.Join("\r\n", SampleDraw.Leaves)),
            Write("leaves.json", $"[\"{string.Join("\",\"", SampleDraw.Leaves)}\"]"),
            Json("page.json", new Page<string>(SampleDraw.Leaves, null)),
            Write("entries.json", $"[{string.Join(',', SampleDraw.Entries.Reverse().Select(Entry))}]"),
        ];
        Assert.All(files, file => Assert.Equal((VerifyCommand.Good, "All 11 checks hold."), CodeAndEnd(proof, file)));
        Assert.All(files, file => Assert.Equal(
            (VerifyCommand.Good, "All 5 checks hold."), CodeAndEnd(Json("draw.json", SampleDraw.Card), file)));
        Assert.Equal(VerifyCommand.Bad, Run(proof, Write("less.txt", string.Join('\n', SampleDraw.Leaves[1..]))).Code);
    }

    [Fact]
    public void The_commitment_that_was_seen_before_is_compared()
    {
        var proof = Json("proof.json", SampleDraw.Proof(3));
        Assert.Equal(VerifyCommand.Good, Run(proof, "--commitment", Commitment).Code);
        var (code, text, _) = Run("--commitment", SampleDraw.Turn(Commitment), proof);
        Assert.Equal(VerifyCommand.Bad, code);
        Assert.StartsWith("WRONG promise", Lines(text)[0], StringComparison.Ordinal);
        Assert.Equal(VerifyCommand.Unreadable, Run(proof, "--commitment", "abc").Code);
        Assert.Equal(VerifyCommand.Unreadable, Run(proof, "--commitment").Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"draw":null}""")]
    [InlineData("""{"draw":7}""")]
    [InlineData("""{"draw":{"dropId":"d","commitment":"00","seed":"00","entries":1,"root":"00","rankRoot":"00","drawnAt":0}}""")]
    public void What_is_no_proof_answers_2(string text)
    {
        var (code, _, errors) = Run(Write("proof.json", text), Write("leaves.txt", ""));
        Assert.Equal(VerifyCommand.Unreadable, code);
        Assert.Contains("proof.json: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proof_with_a_member_missing_or_malformed_answers_2_and_names_it()
    {
        var proof = SampleDraw.Proof(3);
        (string Name, ProofCard Proof)[] broken =
        [
            ("draw.commitment", proof with { Draw = proof.Draw with { Commitment = "" } }),
            ("draw.seed", proof with { Draw = proof.Draw with { Seed = proof.Draw.Seed.ToUpperInvariant() } }),
            ("draw.entries", proof with { Draw = proof.Draw with { Entries = -1 } }),
            ("draw.drawnAt", proof with { Draw = proof.Draw with { DrawnAt = long.MaxValue } }),
            ("entry.dropId", proof with { Entry = proof.Entry with { DropId = "a\nb" } }),
            ("entry.variantId", proof with { Entry = proof.Entry with { VariantId = "" } }),
            ("leaf", proof with { Leaf = null! }),
            ("path", proof with { Path = null! }),
            ("rankPath", proof with { RankPath = [null!] }),
            ("path", proof with { Path = [.. Enumerable.Repeat(proof.Leaf, 99)] }),
        ];
        foreach (var (name, card) in broken)
        {
            var (code, _, errors) = Run(Json("proof.json", card));
            Assert.Equal(VerifyCommand.Unreadable, code);
            Assert.Contains($"proof.json: {name} is", errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Missing_files_bad_leaves_and_wrong_arguments_answer_2()
    {
        var proof = Json("proof.json", SampleDraw.Proof(3));
        string[][] wrong =
        [
            [], ["1", "2", "3"], [Path.Combine(_folder, "none.json")], [proof, Path.Combine(_folder, "none.txt")],
            [proof, Write("bad.txt", "abc")], [proof, Write("bad.json", "[1]")], [proof, Write("worse.json", """{"items":7}""")],
            [proof, Write("null.json", "[null]")], [Json("draw.json", SampleDraw.Card)], [_folder],
        ];
        foreach (var args in wrong)
        {
            var (code, text, errors) = Run(args);
            Assert.Equal((VerifyCommand.Unreadable, ""), (code, text));
            Assert.NotEmpty(errors);
        }
    }

    private static (int, string) CodeAndEnd(params string[] args)
    {
        var (code, text, _) = Run(args);
        return (code, Lines(text)[^1]);
    }

    private static string[] Lines(string text) => text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private static (int Code, string Text, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = new VerifyCommand(output, errors).Run(args);
        return (code, output.ToString(), errors.ToString());
    }

    private static string Entry(Rules.Drops.Lottery.DrawEntry entry) =>
        Text(new EntryCard(entry.Drop.Value, entry.Viewer.Value, entry.Variant?.Value, entry.Quantity));

    private static string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), ProtocolJsonContext.Default);

    private string Json(string name, object value) => Write(name, Text(value));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
