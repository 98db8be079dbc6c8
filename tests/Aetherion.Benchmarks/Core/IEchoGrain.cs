using Orleans;

namespace Aetherion.Benchmarks.Core;

/// <summary>The least a grain can do: answer.</summary>
public interface IEchoGrain : IGrainWithStringKey
{
    Task<int> Echo(int value);

    /// <summary>
    /// Calls another echo so many times, one after the other, and returns the CPU time that took in microseconds.
    /// </summary>
    Task<double> CallMany(string key, int count);
}
