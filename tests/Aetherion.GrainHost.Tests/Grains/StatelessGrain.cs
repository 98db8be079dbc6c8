using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainHost.Tests.Grains;

[StatelessWorker(3)]
public sealed class StatelessGrain(Probe probe) : Grain, IStatelessGrain
{
    private readonly Guid _self = Guid.NewGuid();

    public async Task<Guid> Pass(string gate)
    {
        probe.Record("stateless begins");
        await probe.Gate(gate);
        return _self;
    }
}
