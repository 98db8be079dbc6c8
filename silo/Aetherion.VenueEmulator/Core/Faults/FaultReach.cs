namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>Whether a venue has what a fault is to strike.</summary>
internal static class FaultReach
{
    private const int ExamplesMax = 4;

    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <exception cref="FormatException">There is nothing that the fault could strike.</exception>
    public static void Require(FaultRule rule, IEmulatedVenue venue)
    {
        if (!rule.IsByFrame || venue.Reach is not { } reach)
            return;
        var calls = rule.IsOfOrders ? reach.Calls.Where(call => IsOrder(venue, call)).ToList() : [.. reach.Calls];
        RequireOrders(rule, reach, calls.Count > 0);
        if (!rule.IsOfOrders && !rule.IsOfRest)
            RequireSockets(rule, venue, reach);
        if (rule.Path.Length > 0 && !calls.Exists(call => call.MayContain(rule.Path)))
            throw new FormatException(
                $"This venue has no {(rule.IsOfOrders ? "order" : "request")} with '{rule.Path}' in its path: write a part of one such as "
                + $"{string.Join(", ", Examples(rule.Path, calls))}.");
    }

    private static void RequireOrders(FaultRule rule, VenueReach reach, bool hasOrders)
    {
        if (!rule.IsOfOrders)
            return;
        var name = FaultText.NameOf(rule.Kind);
        if (!hasOrders)
            throw new FormatException($"This venue takes no orders that {name} could strike: write drop, delay or malformed with stream=rest.");
        if (!reach.HasApi && (rule.Stream == FaultRule.ApiStream || rule.Connection != 0))
            throw new FormatException(
                $"This venue takes orders over HTTP alone, so {name} has neither stream=api nor a connection: write stream=rest.");
    }

    private static void RequireSockets(FaultRule rule, IEmulatedVenue venue, VenueReach reach)
    {
        var name = FaultText.NameOf(rule.Kind);
        if (!reach.HasSockets)
            throw new FormatException(rule.StrikesAnswers
                ? $"This venue has no sockets: write {name} with stream=rest, or with a path."
                : $"This venue has no sockets whose frames {name} could strike: write drop, delay or malformed with stream=rest.");
        if (rule.Stream == FaultRule.ApiStream && !reach.HasApi)
            throw new FormatException($"This venue has no WebSocket API: write stream=rest, or another stream than {rule.Stream}.");
        if (rule.Stream == FaultRule.UserStream && !reach.Calls.Any(call => IsOrder(venue, call)))
            throw new FormatException($"This venue has no accounts to tell anything: write another stream than {rule.Stream}.");
        RequireStream(rule, [.. reach.Streams]);
    }

    /// <summary>A name that is written in full, or a part of one, as long as a stream has it.</summary>
    private static void RequireStream(FaultRule rule, List<VenueStream> streams)
    {
        if (streams.Exists(stream => stream.Name.Contains(rule.Stream, StringComparison.OrdinalIgnoreCase)))
            return;
        var kinds = streams.Select(stream => stream.Kind).Distinct().ToList();
        if (rule.StrikesAnswers)
            kinds.Add(FaultRule.RestStream);
        throw new FormatException(
            $"This venue has no stream with '{rule.Stream}' in its name: write one of {string.Join(", ", kinds)}, or a part of a name such as "
            + $"{streams[0].Name}.");
    }

    private static bool IsOrder(IEmulatedVenue venue, VenueCall call) =>
        venue.IsOrder(new VenueRequest(call.Method, call.Path, "", default, NoHeaders));

    /// <summary>Paths that look like what was meant, or any; the shortest first.</summary>
    private static IEnumerable<string> Examples(string path, List<VenueCall> calls)
    {
        var word = LastOf(path);
        return calls.OrderByDescending(call => call.MayContain(word) || word.Contains(LastOf(call.Path), StringComparison.OrdinalIgnoreCase))
            .ThenBy(call => call.Path.Length).Select(call => call.Path).Distinct().Take(ExamplesMax);
    }

    private static string LastOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
