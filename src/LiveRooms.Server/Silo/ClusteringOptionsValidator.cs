using System.Net;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Silo;

/// <summary>Refuses a cluster that could not form.</summary>
internal sealed class ClusteringOptionsValidator : IValidateOptions<ClusteringOptions>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, ClusteringOptions options)
    {
        var failures = new List<string>();
        Require(IsName(options.ClusterId), nameof(options.ClusterId), "must be 1 to 64 characters of a-z A-Z 0-9 - _ and point");
        Require(IsName(options.ServiceId), nameof(options.ServiceId), "must be 1 to 64 characters of a-z A-Z 0-9 - _ and point");
        Require(IsPort(options.SiloPort), nameof(options.SiloPort), "must be from 1 to 65,535");
        Require(IsPort(options.GatewayPort), nameof(options.GatewayPort), "must be from 1 to 65,535");
        Require(
            string.IsNullOrEmpty(options.AdvertisedAddress) || IPAddress.TryParse(options.AdvertisedAddress, out _),
            nameof(options.AdvertisedAddress), "must be an IP address");
        Require(
            options.ResponseTimeout >= TimeSpan.FromSeconds(1) && options.ResponseTimeout <= Minute,
            nameof(options.ResponseTimeout), "must be from 1 second to 1 minute");
        Require(options.MaxWaitingCalls is >= 100 and <= 100_000, nameof(options.MaxWaitingCalls), "must be from 100 to 100,000");
        Require(
            options.ProbeTimeout >= TimeSpan.FromMilliseconds(100) && options.ProbeTimeout <= Minute,
            nameof(options.ProbeTimeout), "must be from 100 milliseconds to 1 minute");
        Require(
            options.MaxProbeTimeout >= options.ProbeTimeout && options.MaxProbeTimeout <= Minute,
            nameof(options.MaxProbeTimeout), $"must be from {ClusteringOptions.Section}:{nameof(options.ProbeTimeout)} to 1 minute");
        Require(options.MissedProbes is >= 1 and <= 20, nameof(options.MissedProbes), "must be from 1 to 20");
        Require(
            options.GatewayRefresh >= TimeSpan.FromMilliseconds(100) && options.GatewayRefresh <= Minute,
            nameof(options.GatewayRefresh), "must be from 100 milliseconds to 1 minute");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Require(bool valid, string option, string rule)
        {
            if (!valid)
                failures.Add($"{ClusteringOptions.Section}:{option} {rule}.");
        }
    }

    private static bool IsName(string text) => DropId.TryParse(text, out _);

    private static bool IsPort(int port) => port is >= 1 and <= IPEndPoint.MaxPort;
}
