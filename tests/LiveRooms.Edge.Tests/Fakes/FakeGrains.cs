using System.Collections.Concurrent;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Viewers;
using LiveRooms.Grains.Warmth;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>Grains made by hand, one for each key asked for.</summary>
internal sealed class FakeGrains : IGrainFactory
{
    private readonly ConcurrentDictionary<string, FakeShow> _shows = new();
    private readonly ConcurrentDictionary<string, FakeDrop> _drops = new();
    private readonly ConcurrentDictionary<string, FakeViewer> _viewers = new();

    internal FakeWarmRooms WarmRooms { get; } = new();

    internal FakeShow Show(string key = "show-1") => _shows.GetOrAdd(key, static k => new FakeShow(k));

    internal FakeDrop Drop(string key = "drop-1") => _drops.GetOrAdd(key, static _ => new FakeDrop());

    internal FakeViewer Viewer(string key) => _viewers.GetOrAdd(key, static _ => new FakeViewer());

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        IGrainWithStringKey grain = typeof(TGrainInterface) == typeof(IShowGrain) ? Show(primaryKey)
            : typeof(TGrainInterface) == typeof(IDropGrain) ? Drop(primaryKey)
            : typeof(TGrainInterface) == typeof(IViewerGrain) ? Viewer(primaryKey)
            : typeof(TGrainInterface) == typeof(IWarmRoomsGrain) ? WarmRooms
            : throw new NotSupportedException(typeof(TGrainInterface).Name);
        return (TGrainInterface)grain;
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw NoSuchKey();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => throw NoSuchKey();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw NoSuchKey();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw NoSuchKey();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw NoSuchKey();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw NoSuchKey();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw NoSuchKey();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw NoSuchKey();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw NoSuchKey();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw NoSuchKey();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw NoSuchKey();

    public IAddressable GetGrain(Type grainInterfaceType, IdSpan grainKey) => throw NoSuchKey();

    public IAddressable GetGrain(Type grainInterfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw NoSuchKey();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw NoSuchKey();

    public IAddressable GetGrain(GrainId grainId) => throw NoSuchKey();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw NoSuchKey();

    // Whatever an edge asks has a name: a grain by another key must not be found.
    private static NotSupportedException NoSuchKey() => new("An edge asks for grains by their names.");
}
