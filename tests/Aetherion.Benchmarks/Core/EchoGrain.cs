using System.Diagnostics;
using Orleans;

namespace Aetherion.Benchmarks.Core;

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<int> Echo(int value) => Task.FromResult(value);

    public async Task<double> CallMany(string key, int count)
    {
        var other = GrainFactory.GetGrain<IEchoGrain>(key);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < count; i++)
            await other.Echo(i);
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds;
    }
}
