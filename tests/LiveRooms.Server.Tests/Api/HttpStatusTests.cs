using LiveRooms.Rules;
using LiveRooms.Server.Api.Problems;

namespace LiveRooms.Server.Tests.Api;

public sealed class HttpStatusTests
{
    [Fact]
    public void Every_reason_has_a_status_that_fits_its_name()
    {
        foreach (var reason in Enum.GetValues<RefusalReason>())
        {
            var (name, status) = (reason.ToString(), HttpStatus.Of(reason));
            if (reason == RefusalReason.Internal)
                Assert.Equal(500, status);
            else if (name.EndsWith("Unknown", StringComparison.Ordinal) && reason is not (RefusalReason.LanguageUnknown or RefusalReason.ReactionUnknown))
                Assert.True(status == 404, name);
            else if (name.StartsWith("Not", StringComparison.Ordinal) && name.EndsWith("Owner", StringComparison.Ordinal))
                Assert.True(status == 403, name);
            else if (name.EndsWith("Invalid", StringComparison.Ordinal))
                Assert.True(status == 400, name);
            else
                Assert.True(status is >= 400 and < 500 or 503, name);
        }
    }

    [Fact]
    public void A_refusal_that_knows_when_to_retry_says_so_in_milliseconds()
    {
        var details = ProblemReply.Details(new Refusal(RefusalReason.Busy, "Later.", TimeSpan.FromMilliseconds(1_500.2)), 503);
        Assert.Equal((1007, true, 1_501L), ((int)details.Extensions["code"]!, (bool)details.Extensions["retryable"]!, (long)details.Extensions["retryAfterMs"]!));
    }
}
