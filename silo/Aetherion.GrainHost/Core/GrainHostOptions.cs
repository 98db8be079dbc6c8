using System.Reflection;
using System.Text.Json;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// The bounds and modes of a grain host. All times are measured on the host's <see cref="TimeProvider"/>.
/// </summary>
public sealed class GrainHostOptions
{
    /// <summary>After this time an unanswered call fails with <see cref="TimeoutException"/>.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After this time without a call an activation is collected.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for.</summary>
    public TimeSpan CollectionInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an activation may take to activate.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an activation may take to deactivate.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stop waits for running calls, and then again for deactivations.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls may wait for one activation; further ones fail at once.</summary>
    public int MaxEnqueuedRequests { get; set; } = 5_000;

    /// <summary>How many activations may exist; calls that would need another one fail at once.</summary>
    public int MaxActivations { get; set; } = 1_000_000;

    /// <summary>How many activations a stop deactivates at a time.</summary>
    public int MaxConcurrentDeactivations { get; set; } = 256;

    /// <summary>How many turns of one activation run before others get the thread.</summary>
    public int MaxTurnsPerSlice { get; set; } = 256;

    /// <summary>
    /// Whether the thread that calls from outside of all grains runs the turn of an idle activation itself, instead of waking a
    /// pool thread for it. Threads of the pool do not unless told otherwise, so that those who start several calls at once have
    /// them run side by side; a thread of one's own has nothing else to do meanwhile.
    /// </summary>
    public Func<bool> TakesTurns { get; set; } = static () => !Thread.CurrentThread.IsThreadPoolThread;

    /// <summary>The shortest period a reminder may have; shorter ones are a timer's work.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Sends every argument, result, state and stream event through the wire serialiser and uses the copy, immutable
    /// or not.
    /// </summary>
    public bool StrictCopying { get; set; }

    /// <summary>How values look on the wire; the application adds its generated contexts and converters.</summary>
    public JsonSerializerOptions WireOptions { get; set; } = new(JsonSerializerDefaults.General);

    /// <summary>
    /// Assemblies whose types never change once made, as if each had [Immutable]: for values that know nothing of
    /// grains.
    /// </summary>
    public ISet<Assembly> ImmutableAssemblies { get; } = new HashSet<Assembly>();

    /// <summary>
    /// Assemblies whose exception types may be made again from their wire form, beside those of .NET.
    /// </summary>
    public ISet<string> ExceptionAssemblies { get; } = new HashSet<string>(StringComparer.Ordinal);
}
