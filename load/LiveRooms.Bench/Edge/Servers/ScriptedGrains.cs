using LiveRooms.Grains.Shows;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>The grains of a cluster in which there is one show: the scripted one.</summary>
internal sealed class ScriptedGrains(ScriptedShow show) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        typeof(TGrainInterface) == typeof(IShowGrain) ? (TGrainInterface)(IGrainWithStringKey)show : throw Unscripted();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw Unscripted();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => throw Unscripted();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw Unscripted();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw Unscripted();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw Unscripted();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw Unscripted();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw Unscripted();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw Unscripted();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw Unscripted();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw Unscripted();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw Unscripted();

    public IAddressable GetGrain(Type grainInterfaceType, IdSpan grainKey) => throw Unscripted();

    public IAddressable GetGrain(Type grainInterfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw Unscripted();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw Unscripted();

    public IAddressable GetGrain(GrainId grainId) => throw Unscripted();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw Unscripted();

    /// <summary>What a call fails with that no viewer who only watches brings about.</summary>
    public static NotSupportedException Unscripted() => new("Viewers of this room only watch.");
}
