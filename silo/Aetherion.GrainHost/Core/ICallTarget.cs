using Aetherion.GrainModel.CodeGeneration;

namespace Aetherion.GrainHost.Core;

/// <summary>What the directory holds for an identity: one activation, or the workers of a stateless grain.</summary>
internal interface ICallTarget
{
    /// <summary>Takes a request over, or says that the target is gone and another one must be looked up.</summary>
    bool TryAccept(GrainRequest request);
}
