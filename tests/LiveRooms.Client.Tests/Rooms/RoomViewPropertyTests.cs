using CsCheck;
using LiveRooms.Client.Rooms;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Rooms;

/// <summary>Whatever a link does to frames, a view that joins when told to ends up with the truth.</summary>
public sealed class RoomViewPropertyTests
{
    private const int Runs = 2_000;

    // What happens to the world (0..19), when a frame is sent, and what the link does to it.
    private static readonly Gen<(int What, int Subject)[]> Steps = Gen.Select(Gen.Int[0, 27], Gen.Int[0, 14]).Array[0, 120];

    [Fact]
    public void A_view_behind_a_bad_link_ends_with_the_truth()
    {
        Dictionary<string, int> reached = [];
        Steps.Sample(
            steps =>
            {
                var run = new Run(epochsChange: true);
                foreach (var (what, subject) in steps)
                {
                    run.Step(what, subject);
                }

                run.Join();
                run.AssertTruth();
                lock (reached)
                {
                    foreach (var name in run.Reached)
                    {
                        reached[name] = reached.GetValueOrDefault(name) + 1;
                    }
                }
            },
            iter: Runs, threads: 1);

        foreach (var name in new[] { "lost", "twice", "late", "gap", "old", "applied", "reset", "epoch", "resumed", "restarted", "in doubt" })
        {
            Assert.True(reached.GetValueOrDefault(name) > Runs / 20, $"{name}: reached in {reached.GetValueOrDefault(name)} of {Runs} runs");
        }
    }

    [Fact]
    public void While_the_feed_lives_every_critical_event_is_told_once_and_in_order() => Steps.Sample(
        steps =>
        {
            var run = new Run(epochsChange: false);
            run.Join();
            foreach (var (what, subject) in steps)
            {
                run.Step(what, subject);
            }

            run.Join();
            Assert.Equal(run.Room.History, run.Told);
        },
        iter: Runs, threads: 1);

    [Fact]
    public void Without_a_gap_the_feed_alone_tells_the_truth() => Gen.Select(Gen.Int[0, 7], Gen.Int[0, 14]).Array[0, 60].Sample(
        steps =>
        {
            var run = new Run(epochsChange: false);
            run.Join();
            foreach (var (what, subject) in steps)
            {
                run.Room.Happen(what, subject);
                if (subject % 2 == 0)
                {
                    run.Deliver(run.Room.Tick());
                }
            }

            run.Deliver(run.Room.Tick());
            run.AssertTruth();
            Assert.DoesNotContain("gap", run.Reached);
        },
        iter: Runs, threads: 1);

    private sealed class Run(bool epochsChange)
    {
        private readonly RoomView _view = new(Samples.ShowId);
        private readonly List<RoomFrame> _late = [];

        internal TrueRoom Room { get; } = new();

        internal HashSet<string> Reached { get; } = [];

        internal List<RoomEvent> Told { get; } = [];

        internal void Step(int what, int subject)
        {
            switch (what)
            {
                case < 16:
                    Room.Happen(what, subject);
                    break;
                case < 20:
                    Deliver(Room.Tick());
                    break;
                case 20:
                    Reach("lost", Room.Tick());
                    break;
                case 21:
                    var twice = Reach("twice", Room.Tick());
                    Deliver(twice);
                    Deliver(twice);
                    break;
                case 22:
                    if (Room.Tick() is { } late)
                    {
                        _late.Add(late);
                    }

                    break;
                case 23 or 24:
                    DeliverLate(subject);
                    break;
                case 25:
                    Tell(_view.Apply(Room.Command(subject)));
                    break;
                case 26 when epochsChange:
                    Reached.Add("reset");
                    Deliver(Room.Reset());
                    break;
                case 27 when epochsChange && subject < 5:
                    Reached.Add("epoch");
                    Room.BeginEpoch();
                    break;
                default:
                    Join();
                    break;
            }
        }

        internal void Deliver(RoomFrame? frame)
        {
            if (frame is null)
            {
                return;
            }

            var before = _view.State;
            var fold = _view.Apply(frame);
            Reached.Add(fold.Outcome.ToString().ToLowerInvariant());
            Tell(fold);
            if (fold.Outcome != FoldOutcome.Applied)
            {
                Assert.Same(before, _view.State);
                Assert.Empty(fold.Updates);
            }

            if (fold.Outcome == FoldOutcome.Gap)
            {
                Join();
            }

            AskOwn();
        }

        internal void Join()
        {
            var reply = Room.Join(_view.Position);
            Reached.Add(reply.Resumed ? "resumed" : "restarted");
            Tell(_view.Apply(reply));
            AskOwn();
        }

        internal void AssertTruth()
        {
            var state = _view.State!;
            var truth = Room.Snapshot();
            Assert.Equal(truth.Position, state.Position);
            Assert.Equal(truth.Show, state.Show);
            Assert.Equal(truth.Drops, state.Drops.OrderBy(drop => drop.DropId, StringComparer.Ordinal));
            Assert.Equal(truth.Chat, state.Chat);
            Assert.Same(truth.Counters, state.Counters);
            Assert.Equal(Room.Own, state.Reservations.OrderBy(own => own.ReservationId));
            Assert.Equal(Room.MutedUntil, state.MutedUntil);
        }

        private void DeliverLate(int subject)
        {
            if (_late.Count > 0)
            {
                var index = subject % _late.Count;
                var frame = _late[index];
                _late.RemoveAt(index);
                Reached.Add("late");
                Deliver(frame);
            }
        }

        private void AskOwn()
        {
            if (_view.OwnInDoubt)
            {
                Reached.Add("in doubt");
                Tell(_view.Apply(Room.Mine(), _view.AskedAt));
                Assert.False(_view.OwnInDoubt);
            }
        }

        private void Tell(Fold fold) => Told.AddRange(fold.Updates.OfType<RoomUpdate.Event>().Select(update => update.Value));

        private RoomFrame? Reach(string name, RoomFrame? frame)
        {
            if (frame is not null)
            {
                Reached.Add(name);
            }

            return frame;
        }
    }
}
