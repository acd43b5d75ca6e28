using System.Reflection;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.House;

/// <summary>
/// A show that the drop tells its news, over the network. It takes news as the real one does: only what follows on what it knows.
/// A new process asks the drop how it stands, and begins there; when it gets no answer, with the first news it hears.
/// </summary>
internal sealed class Show(History history, ShowId id, Place place, int believer)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private bool _hasDrop;

    public ShowId Id => id;

    public Place Place => place;

    /// <summary>The version at which it began to listen.</summary>
    public long Since { get; private set; }

    /// <summary>The drop's version up to which it has heard all, from <see cref="Since"/>.</summary>
    public long Known { get; private set; }

    /// <summary>The version of the drop as it shows it; 0 while it shows none.</summary>
    public long Shown { get; private set; }

    public List<DropNotice> Heard { get; } = [];

    /// <summary>The process ends and another begins, which knows nothing but that there is a drop, if there was.</summary>
    public void Restart()
    {
        _hasDrop |= Shown > 0;
        place.Node?.Crash();
        var node = place.Start();
        (Since, Known, Shown) = (0, 0, 0);
        Heard.Clear();
        if (_hasDrop)
            _ = node.Run(() => Meet(node));
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

        See(news.View);
        return new NewsReply(Known);
    }

    private async Task Meet(Node node)
    {
        for (var isFirst = true; Shown == 0; isFirst = false)
        {
            try
            {
                var silo = history.BelievedBy(believer);
                var view = await history.Network.Ask(node, silo.Place, at => silo.Call(at, a => a.DescribeIn(id)), TimeSpan.FromSeconds(5));
                if (isFirst && view is not null && Known == 0)
                    Since = Known = view.Version;
                if (view is not null)
                    See(view);
            }
            catch (Exception)
            {
                // At the next round.
            }

            await node.Pause(Round);
        }
    }

    private void See(DropView view)
    {
        history.Checks.Told.View(view);
        Shown = Math.Max(Shown, view.Version);
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
