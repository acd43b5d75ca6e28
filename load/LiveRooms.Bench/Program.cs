using System.Globalization;
using LiveRooms.Bench.Cluster;
using LiveRooms.Bench.Drops;
using LiveRooms.Bench.Edge;
using LiveRooms.Bench.Edge.Memory;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Edge.Viewers;
using LiveRooms.Bench.Fit;
using LiveRooms.Bench.Silo;

return args switch
{
    ["drops"] => await DropsSuite.Run(quick: false),
    ["drops", "--quick"] => await DropsSuite.Run(quick: true),
    ["alone", var rounds] => await Alone.Run(Number(rounds)),
    ["silo", var redis, var silo, var gateway] => await BenchSilo.Run(redis, Number(silo), Number(gateway)),
    ["cluster"] => await ClusterSuite.Run(quick: false),
    ["cluster", "--quick"] => await ClusterSuite.Run(quick: true),
    ["fit", "--out", var file] => await FitSuite.Run(file),
    ["fit", "--again", var file] => await FitSuite.Again(file),
    ["fit", "--check"] => await FitSuite.Check(),
    ["edge"] => await EdgeSuite.Run(quick: false),
    ["edge", "--quick"] => await EdgeSuite.Run(quick: true),
    ["edge", "--memory"] => await MemorySuite.Run(1_000_000),
    ["edge", "--memory", var viewers] => await MemorySuite.Run(Number(viewers)),
    [EdgeVerbs.Ours] => await OurServer.Run(),
    [EdgeVerbs.Plain] => await PlainServer.Run(redis: null),
    [EdgeVerbs.Plain, var redis] => await PlainServer.Run(redis),
    [EdgeVerbs.Floor] => await FloorServer.Run(),
    [EdgeVerbs.Fitted, var gateway] => await FitEdge.Run(Number(gateway)),
    [EdgeVerbs.Crowd, var block, .. var ports] => await Crowd.Run(Number(block), ports),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project load/LiveRooms.Bench -- drops [--quick]");
    Console.Error.WriteLine("dotnet run -c Release --project load/LiveRooms.Bench -- alone <rounds>");
    Console.Error.WriteLine("dotnet run -c Release --project load/LiveRooms.Bench -- cluster [--quick]");
    Console.Error.WriteLine("dotnet run -c Release --project load/LiveRooms.Bench -- fit --out <file> | --again <file> | --check");
    Console.Error.WriteLine("dotnet run -c Release --project load/LiveRooms.Bench -- edge [--quick | --memory [viewers]]");
    return 2;
}
