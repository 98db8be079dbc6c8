using Orleans.Runtime;

namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>The base of generated references: turns method calls into requests and sends them.</summary>
public abstract class GrainProxy : GrainReference
{
    private readonly GrainCallRuntime _runtime;

    /// <summary>A reference to a grain.</summary>
    protected GrainProxy(GrainCallRuntime runtime, GrainId grainId)
        : base((runtime ?? throw new ArgumentNullException(nameof(runtime))).GrainFactory, grainId) =>
        _runtime = runtime;

    /// <summary>What the runtime last found under the identity; it checks whether that is still so.</summary>
    internal object? CachedTarget { get; set; }

    /// <summary>Sends a request without a result.</summary>
    protected Task InvokeAsync(GrainActionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var task = request.Task;
        _runtime.Send(this, request);
        return task;
    }

    /// <summary>Sends a request with a result.</summary>
    protected Task<TResult> InvokeAsync<TResult>(GrainFunctionRequest<TResult> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var task = request.Task;
        _runtime.Send(this, request);
        return task;
    }
}
