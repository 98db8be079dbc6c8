using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Live;

/// <summary>The epoch of data that lives as long as the process, for a host that says nothing else.</summary>
internal sealed class ProcessEpoch : IDataEpoch
{
    private readonly string _name = Guid.NewGuid().ToString("N");

    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => new(_name);
}
