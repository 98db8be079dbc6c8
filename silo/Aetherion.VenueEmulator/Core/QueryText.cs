using System.Text;

namespace Aetherion.VenueEmulator.Core;

/// <summary>The parameters of a query or of a form, in the order in which they were sent.</summary>
internal sealed class QueryText
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    public static QueryText Read(string text)
    {
        var query = new QueryText();
        query.Add(text);
        return query;
    }

    /// <summary>The parameters of the query and of the form in the body.</summary>
    public static QueryText Of(VenueRequest request)
    {
        var query = Read(request.Query);
        query.Add(Encoding.UTF8.GetString(request.Body.Span));
        return query;
    }

    /// <summary>A parameter, or an empty text.</summary>
    public string Get(string name)
    {
        foreach (var (key, value) in _pairs)
        {
            if (key == name)
                return value;
        }
        return "";
    }

    public bool Has(string name) => _pairs.Exists(pair => pair.Key == name);

    public void Set(string name, string value) => _pairs.Add(new(name, value));

    private void Add(string text)
    {
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            _pairs.Add(equals < 0
                ? new(Decode(part), "")
                : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
