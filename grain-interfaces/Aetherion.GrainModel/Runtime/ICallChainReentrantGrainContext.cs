namespace Orleans.Core.Internal;

/// <summary>An activation that lets calls of a chain interleave while the chain allows it.</summary>
public interface ICallChainReentrantGrainContext
{
    /// <summary>From now on calls of this reentrancy interleave.</summary>
    void OnEnterReentrantSection(Guid reentrancyId);

    /// <summary>Takes one <see cref="OnEnterReentrantSection"/> back.</summary>
    void OnExitReentrantSection(Guid reentrancyId);
}
