using Orleans;

namespace Aetherion.Benchmarks.Core;

/// <summary>The least a grain can do: answer.</summary>
public interface IEchoGrain : IGrainWithStringKey
{
    Task<int> Echo(int value);

    /// <summary>Calls another echo so many times, one call after the other.</summary>
    Task CallMany(string key, int count);
}
