using Orleans.Runtime;

namespace Orleans;

/// <summary>A call on its way out of a caller.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The calling activation; null when the caller is none.</summary>
    IGrainContext? SourceContext { get; }
}
