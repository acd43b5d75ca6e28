using System.Reflection;
using LiveRooms.Grains.Shows;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.House;

/// <summary>The show that the drop tells its news, over the network. It takes news as the real one does: only what follows on what it knows.</summary>
internal sealed class Show(History history, Place place)
{
    public Place Place => place;

    /// <summary>The drop's version up to which it knows all.</summary>
    public long Known { get; private set; }

    public List<DropNotice> Heard { get; } = [];

    /// <summary>The process ends and another begins, which knows nothing.</summary>
    public void Restart()
    {
        place.Node?.Crash();
        place.Start();
        Known = 0;
        Heard.Clear();
    }

    /// <summary>The show as a node sees it.</summary>
    public IShowGrain Seen(Node node)
    {
        var seen = DispatchProxy.Create<IShowGrain, Proxy>();
        ((Proxy)seen).Hear = news => history.Network.Ask(node, place, _ => Task.FromResult(Hear(news)), TimeSpan.FromSeconds(5));
        return seen;
    }

    private NewsReply Hear(DropNews news)
    {
        if (Known >= news.FromVersion && Known < news.ThroughVersion)
        {
            foreach (var notice in news.Notices.Where(n => n.Version > Known))
                Heard.Add(notice);
            Known = news.ThroughVersion;
            history.Checks.Told.Heard(this);
        }

        history.Checks.Told.View(news.View);
        return new NewsReply(Known);
    }

    /// <summary>Only news are sent here.</summary>
#pragma warning disable CA1852 // A subclass is made of it at run time.
    internal class Proxy : DispatchProxy
#pragma warning restore CA1852
    {
        public Func<DropNews, Task<NewsReply>> Hear { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod?.Name == nameof(IShowGrain.DropNews) && args is [DropNews news]
                ? Hear(news)
                : throw new NotSupportedException(targetMethod?.Name);
    }
}
