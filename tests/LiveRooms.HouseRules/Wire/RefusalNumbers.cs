using LiveRooms.Protocol;
using LiveRooms.Rules;

namespace LiveRooms.HouseRules.Wire;

/// <summary>The rules' refusals and the wire's codes are the same list.</summary>
public sealed class RefusalNumbers
{
    [Fact]
    public void Reasons_and_codes_are_equal() =>
        Verdict.Clean(Differences(Values<RefusalReason>(), Values<ProblemCode>()));

    /// <summary>The rules cannot see the wire, so each has the list.</summary>
    [Fact]
    public void They_may_be_retried_alike() => Assert.All(Enum.GetValues<RefusalReason>(), reason =>
        Assert.Equal(new Refusal(reason, "No.").Retryable, ((ProblemCode)reason).IsRetryable()));

    [Fact]
    public void The_check_bites()
    {
        var codes = Values<ProblemCode>();
        Verdict.Bites(Differences(codes[1..], codes), codes[0].Name);
        Verdict.Bites(Differences([(codes[0].Name, 1), .. codes[1..]], codes), codes[0].Name);
        Verdict.Bites(Differences([("Renamed", codes[0].Number), .. codes[1..]], codes), "Renamed");
    }

    private static IEnumerable<string> Differences(
        IEnumerable<(string Name, int Number)> reasons, IEnumerable<(string Name, int Number)> codes)
    {
        var left = reasons.ToHashSet();
        left.SymmetricExceptWith(codes);
        return left.Select(one => $"{one.Name} = {one.Number} is not in both RefusalReason and ProblemCode");
    }

    private static List<(string Name, int Number)> Values<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (value.ToString(), Convert.ToInt32(value, null)))];
}
