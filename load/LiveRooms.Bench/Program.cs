using System.Globalization;
using LiveRooms.Bench.Drops;
using LiveRooms.Bench.Silo;

return args switch
{
    ["drops"] => await DropsSuite.Run(quick: false),
    ["drops", "--quick"] => await DropsSuite.Run(quick: true),
    ["alone", var rounds] => await Alone.Run(Number(rounds)),
    ["silo", var redis, var silo, var gateway] => await BenchSilo.Run(redis, Number(silo), Number(gateway)),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project load/LiveRooms.Bench -- drops [--quick]");
    Console.Error.WriteLine("dotnet run -c Release --project load/LiveRooms.Bench -- alone <rounds>");
    return 2;
}
