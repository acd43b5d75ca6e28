using System.Text.Json;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Server.Verify;

namespace LiveRooms.Server.Tests.Verify;

/// <summary>Draws and proofs, good ones and broken ones with the checks that fail: what the pages' verifier is held against.</summary>
internal sealed record DrawFixture(
    DrawCard Draw, IReadOnlyList<string> Leaves, IReadOnlyList<ProofCard> Proofs, IReadOnlyList<BrokenProof> BrokenProofs,
    IReadOnlyList<BrokenDraw> BrokenDraws)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public static DrawFixture Make()
    {
        var (draw, leaves, proof) = (SampleDraw.Card, SampleDraw.Leaves, SampleDraw.Proof(3));
        var (entry, turned) = (proof.Entry, SampleDraw.Turn(proof.Leaf));
        return new DrawFixture(
            draw, leaves, [.. Enumerable.Range(0, SampleDraw.Entries.Length).Select(SampleDraw.Proof)],
            [
                Broken("another seed", proof with { Draw = draw with { Seed = SampleDraw.Turn(draw.Seed) } }),
                Broken("another commitment", proof with { Draw = draw with { Commitment = SampleDraw.Turn(draw.Commitment) } }),
                Broken("another drop", proof with { Draw = draw with { DropId = "drop-2" } }),
                Broken("more units", proof with { Entry = entry with { Quantity = entry.Quantity + 1 } }),
                Broken("another viewer", proof with { Entry = entry with { ViewerId = "viewer-99" } }),
                Broken("no variant", proof with { Entry = entry with { VariantId = null } }),
                Broken("another leaf", proof with { Leaf = turned }),
                Broken("another index", proof with { Index = proof.Index ^ 1 }),
                Broken("an index too high", proof with { Index = draw.Entries }),
                Broken("a path too short", proof with { Path = [.. proof.Path.Skip(1)] }),
                Broken("a path too long", proof with { Path = [.. proof.Path, turned] }),
                Broken("another path", proof with { Path = [.. proof.Path.Skip(1).Prepend(turned)] }),
                Broken("another root", proof with { Draw = draw with { Root = SampleDraw.Turn(draw.Root) } }),
                Broken("another key", proof with { Key = SampleDraw.Turn(proof.Key) }),
                Broken("a better rank", proof with { Rank = proof.Rank == 1 ? 2 : 1 }),
                Broken("rank zero", proof with { Rank = 0 }),
                Broken("another rank path", proof with { RankPath = [.. proof.RankPath.Skip(1).Append(turned)] }),
                Broken("another rank root", proof with { Draw = draw with { RankRoot = SampleDraw.Turn(draw.RankRoot) } }),
            ],
            [
                Broken("a leaf missing", draw, leaves[1..], proof),
                Broken("a leaf twice", draw, [leaves[0], .. leaves], proof),
                Broken("two leaves changed about", draw, [leaves[1], leaves[0], .. leaves[2..]], proof),
                Broken("a leaf added", draw with { Entries = 14 }, [.. leaves.Append(turned).Order(StringComparer.Ordinal)], null),
                Broken("another seed", draw with { Seed = SampleDraw.Turn(draw.Seed) }, leaves, null),
                Broken("another rank root", draw with { RankRoot = draw.Root }, leaves, null),
                Broken("another rank in the proof", draw, leaves, proof with { Rank = proof.Rank + 1 }),
                Broken("a proof of another draw", draw, leaves, proof with { Draw = draw with { Entries = 12 } }),
                Broken("a proof of another leaf", draw, leaves, proof with { Leaf = turned }),
            ]);
    }

    /// <summary>As it stands in its file.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Options) + "\n";

    private static BrokenProof Broken(string name, ProofCard proof) => new(name, proof, Failed(DrawReading.Read(proof).Verify()));

    private static BrokenDraw Broken(string name, DrawCard draw, IReadOnlyList<string> leaves, ProofCard? proof) => new(
        name, draw, leaves, proof, Failed(DrawAudit.Check(
            DrawReading.Read(draw), [.. leaves.Select(leaf => DrawReading.Hash(leaf, "leaf"))], proof is null ? null : DrawReading.Read(proof))));

    private static string[] Failed(IEnumerable<DrawCheck> checks) => [.. checks.Where(check => !check.Ok).Select(check => check.Name)];
}

/// <summary>A proof that is wrong, and the checks that say so.</summary>
internal sealed record BrokenProof(string Name, ProofCard Proof, IReadOnlyList<string> Failed);

/// <summary>A draw that is wrong, and the checks that say so.</summary>
internal sealed record BrokenDraw(string Name, DrawCard Draw, IReadOnlyList<string> Leaves, ProofCard? Proof, IReadOnlyList<string> Failed);
