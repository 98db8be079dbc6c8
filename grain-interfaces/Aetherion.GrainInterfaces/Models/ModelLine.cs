using System.Collections.Immutable;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// Who serves a scope, as its events leave it. Promotions are stacked: undoing one gives back the champion before it.
/// </summary>
/// <param name="Champion">In charge; null for none.</param>
/// <param name="Challenger">Beside it; null for none.</param>
public sealed record ModelLine(string? Champion, string? Challenger)
{
    /// <summary>Before the first event.</summary>
    public static ModelLine Empty { get; } = new(null, null);

    /// <summary>The champions that roll-backs would give back, the next one on top.</summary>
    public ImmutableStack<string> Earlier { get; private init; } = [];

    /// <summary>Versions that may not be promoted.</summary>
    public ImmutableHashSet<string> Refused { get; private init; } = [];

    /// <summary>Versions that were in charge at some time.</summary>
    public ImmutableHashSet<string> Promoted { get; private init; } = [];

    /// <summary>Who is in charge after the last promotion is undone; null for none.</summary>
    public string? Previous => Earlier.IsEmpty ? null : Earlier.Peek();

    public static ModelLine Of(IEnumerable<ModelEvent> events) => events.Aggregate(Empty, (line, e) => line.After(e));

    /// <summary>The line after one more event of the scope.</summary>
    public ModelLine After(ModelEvent modelEvent)
    {
        ArgumentNullException.ThrowIfNull(modelEvent);
        return modelEvent.Kind switch
        {
            ModelEventKind.Promoted => Promote(modelEvent.Version!),
            ModelEventKind.RolledBack or ModelEventKind.Demoted => this with
            {
                Champion = Previous,
                Earlier = Earlier.IsEmpty ? Earlier : Earlier.Pop(),
            },
            ModelEventKind.Registered => this with { Refused = Refused.Remove(modelEvent.Version!) },
            ModelEventKind.Refused => this with { Refused = Refused.Add(modelEvent.Version!) },
            ModelEventKind.ChallengerSet => this with { Challenger = modelEvent.Version },
            _ => this,
        };
    }

    public ModelState StateOf(string version) =>
        version == Champion ? ModelState.Champion
        : version == Challenger ? ModelState.Challenger
        : Refused.Contains(version) ? ModelState.Refused
        : Promoted.Contains(version) ? ModelState.Retired
        : ModelState.Registered;

    private ModelLine Promote(string version) => this with
    {
        Champion = version,
        Earlier = Champion is null ? Earlier : Earlier.Push(Champion),
        Challenger = Challenger == version ? null : Challenger,
        Promoted = Promoted.Add(version),
    };
}
