using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace LiveRooms.Grains.Placement;

/// <summary>Which silos are labelled headline, as far as this one was told; none where silos tell each other nothing.</summary>
internal sealed class SiloLabels(IServiceProvider services)
{
    private static readonly string Key = SiloLabelNames.Key(SiloLabelNames.Headline);

    // Not there in a silo that was put together without labels.
    private readonly Lazy<ISiloMetadataCache?> _told = new(services.GetService<ISiloMetadataCache>);

    private readonly SiloAddress _here = services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    /// <summary>Whether this silo is: known from its start, before anybody is told.</summary>
    public bool IsHeadlineHere { get; } = services.GetRequiredService<IOptions<SiloMetadata>>().Value.Metadata.ContainsKey(Key);

    /// <summary>Whether a silo is.</summary>
    public bool IsHeadline(SiloAddress silo) =>
        silo.Equals(_here) ? IsHeadlineHere : _told.Value?.GetSiloMetadata(silo).Metadata.ContainsKey(Key) == true;
}
