using Orleans.Runtime;

namespace Aetherion.GrainModel.Hosting;

/// <summary>
/// A context that knows its runtime, so that a grain without services of its own needs no service scope.
/// </summary>
internal interface IGrainRuntimeSource
{
    IGrainRuntime GrainRuntime { get; }
}
