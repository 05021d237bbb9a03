/** The ways to put a tag on a site that have steps of their own. */
export const PLATFORMS = ["html", "wordpress", "shopify", "nuvemshop", "wix", "webflow", "gtm"] as const;
