using System.Threading.RateLimiting;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Api;

/// <summary>How often one address may ask for a guest's token: a bucket of <see cref="SignInOptions.GuestBurst"/>.</summary>
internal sealed class GuestRateLimit(IOptions<SignInOptions> signIn) : IConfigureOptions<RateLimiterOptions>
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "guest";

    public void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = signIn.Value.GuestBurst,
                TokensPerPeriod = signIn.Value.GuestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
    }
}
