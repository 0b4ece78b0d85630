using System.Buffers.Text;
using System.Text;

namespace ReferenceHost;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="NextPage">The address of the next page; absent on the last one.</param>
internal sealed record Page<TItem>(IReadOnlyList<TItem> Items, string? NextPage);

/// <summary>Lists by page: <c>?limit=100&amp;pageKey=…</c>. The key is the last item of the page before, and callers need not understand it.</summary>
internal static class Paging
{
    private const int MaxLimit = 1000;

    /// <summary>The limit of a request: 1 to 1,000, 100 if it has none.</summary>
    public static int LimitOf(HttpRequest request)
    {
        if (request.Query["limit"] is not [{ } text]) return 100;
        return int.TryParse(text, out var limit) && limit is >= 1 and <= MaxLimit ? limit : throw new BadHttpRequestException($"The limit is not a number from 1 to {MaxLimit}.");
    }

    /// <summary>The last item of the page before; empty for the first page.</summary>
    public static string AfterOf(HttpRequest request)
    {
        if (request.Query["pageKey"] is not [{ } key]) return "";
        return Base64Url.IsValid(key) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(key)) : throw new BadHttpRequestException("The pageKey is not one that this service gave.");
    }

    /// <summary>The page with up to a limit of the items, of which one more was read.</summary>
    public static Page<TItem> Of<TItem>(HttpRequest request, IEnumerable<TItem> items, Func<TItem, string> key)
    {
        var limit = LimitOf(request);
        List<TItem> read = [.. items.Take(limit + 1)];
        if (read.Count <= limit) return new Page<TItem>(read, NextPage: null);
        read.RemoveAt(limit);
        return new Page<TItem>(read, $"{request.Path}?limit={limit}&pageKey={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(read[^1])))}");
    }

    /// <summary>The page of values that are sorted by their ids.</summary>
    public static Page<TItem> Of<TValue, TItem>(HttpRequest request, IEnumerable<TValue> sorted, Func<TValue, string> id, Func<TValue, TItem> view)
    {
        var after = AfterOf(request);
        var page = Of(request, after.Length == 0 ? sorted : sorted.Where(value => string.CompareOrdinal(id(value), after) > 0), id);
        return new Page<TItem>([.. page.Items.Select(view)], page.NextPage);
    }
}
