using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Recordings;

/// <summary>
/// What a session led to, as one hash over the hashes of its parts. The same recording gives the same, whatever the speed and
/// the number of threads. See docs/recordings.md for what is in each part and in which form.
/// </summary>
/// <param name="Inputs">Every byte that reached the session; of a normalised recording its events.</param>
/// <param name="Books">The state of the book after each of its updates, all levels.</param>
/// <param name="Features">Every closed bar with its features and filtered probabilities.</param>
/// <param name="Labels">The label of every bar, and every change of it.</param>
/// <param name="Decisions">Every switch of a strategy.</param>
/// <param name="Orders">Every order, with its fills.</param>
public sealed record SessionHash(
    HashSection Inputs,
    HashSection Books,
    HashSection Features,
    HashSection Labels,
    HashSection Decisions,
    HashSection Orders)
{
    /// <summary>The parts by name, in the order in which they are hashed.</summary>
    public IEnumerable<(string Name, HashSection Section)> Sections =>
    [
        ("inputs", Inputs), ("books", Books), ("features", Features), ("labels", Labels), ("decisions", Decisions),
        ("orders", Orders),
    ];

    /// <summary>The SHA-256 of a line for each part: its name, count and hash, with <c>|</c> between and a line feed after.</summary>
    public string Sha256
    {
        get
        {
            StringBuilder lines = new();
            foreach (var (name, (count, hash)) in Sections)
                lines.Append(CultureInfo.InvariantCulture, $"{name}|{count}|{hash}\n");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
        }
    }
}
